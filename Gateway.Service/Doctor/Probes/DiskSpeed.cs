namespace EdgeGateway.Service.Doctor.Probes;

/// <summary>How fast a folder's disk takes data, measured with a few small files that are deleted again.</summary>
/// <param name="MegabytesPerSecond">10^6 bytes a second, written and on disk.</param>
/// <param name="MedianSync">What it costs to have 4 kB on disk for certain: the price of every commit.</param>
/// <param name="WorstSync">The slowest of them.</param>
/// <param name="Error">Why nothing could be measured; null when it could.</param>
internal sealed record DiskSpeed(double MegabytesPerSecond, TimeSpan MedianSync, TimeSpan WorstSync, string? Error = null)
{
    private const int Megabytes = 8;
    private const int Syncs = 15;

    public static DiskSpeed Measure(string folder, TimeProvider clock)
    {
        var file = Path.Combine(folder, $".doctor-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder);
            using var stream = new FileStream(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, Options = FileOptions.DeleteOnClose });
            var syncs = Sync(stream, clock);
            return new DiskSpeed(Write(stream, clock), syncs[Syncs / 2], syncs[^1]);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new DiskSpeed(0, TimeSpan.Zero, TimeSpan.Zero, refused.Message);
        }
    }

    private static List<TimeSpan> Sync(FileStream stream, TimeProvider clock)
    {
        var page = new byte[4096];
        var took = new List<TimeSpan>();
        for (var i = 0; i < Syncs; i++)
        {
            var started = clock.GetTimestamp();
            stream.Write(page);
            stream.Flush(flushToDisk: true);
            took.Add(clock.GetElapsedTime(started));
        }

        took.Sort();
        return took;
    }

    private static double Write(FileStream stream, TimeProvider clock)
    {
        // Random, because some disks squeeze zeros.
        var block = new byte[1_000_000];
        Random.Shared.NextBytes(block);
        var started = clock.GetTimestamp();
        for (var i = 0; i < Megabytes; i++)
            stream.Write(block);
        stream.Flush(flushToDisk: true);
        return Megabytes / Math.Max(clock.GetElapsedTime(started).TotalSeconds, 1e-6);
    }
}
