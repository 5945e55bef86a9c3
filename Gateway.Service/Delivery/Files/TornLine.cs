namespace EdgeGateway.Service.Delivery.Files;

/// <summary>Cuts off what a crash left behind the last whole line.</summary>
internal static class TornLine
{
    private const int Step = 64 * 1024;

    /// <returns>Length of the file afterwards.</returns>
    public static long CutOff(FileStream file)
    {
        var end = file.Length;
        var buffer = new byte[Step];
        var keep = 0L;
        for (var to = end; to > 0 && keep == 0; to -= Math.Min(Step, to))
        {
            var from = Math.Max(0, to - Step);
            file.Position = from;
            file.ReadExactly(buffer, 0, (int)(to - from));
            keep = buffer.AsSpan(0, (int)(to - from)).LastIndexOf((byte)'\n') is var at and >= 0 ? from + at + 1 : 0;
        }

        if (keep < end)
        {
            file.SetLength(keep);
            file.Flush(flushToDisk: true);
        }

        return keep;
    }
}
