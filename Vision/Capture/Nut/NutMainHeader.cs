namespace EdgeGateway.Vision.Capture.Nut;

/// <summary>The part of NUT's main header that reading one stream needs.</summary>
/// <param name="Streams">Number of streams.</param>
/// <param name="TimeBases">Seconds per tick as fractions.</param>
/// <param name="Codes">256 entries.</param>
/// <param name="Elisions">Lengths of the byte strings that frames may leave out; index 0 is none.</param>
internal sealed record NutMainHeader(int Streams, IReadOnlyList<NutTimeBase> TimeBases, NutFrameCode[] Codes, IReadOnlyList<int> Elisions)
{
    private const int MaxTimeBases = 64;

    /// <summary>Null when the bytes are not a main header. They were checked against their checksum before.</summary>
    public static NutMainHeader? Parse(ReadOnlySpan<byte> content)
    {
        var cursor = new NutCursor(content);
        if (cursor.V() is < 2 or > 3)
            return null;
        var streams = cursor.V(255);
        cursor.V();
        var timeBases = new NutTimeBase[cursor.V(MaxTimeBases)];
        for (var i = 0; i < timeBases.Length && !cursor.Failed; i++)
            timeBases[i] = new NutTimeBase(cursor.V(int.MaxValue), cursor.V(int.MaxValue));
        if (cursor.Failed || timeBases.Length == 0 || timeBases.Any(timeBase => timeBase is not { Numerator: > 0, Denominator: > 0 }))
            return null;
        var codes = ParseCodes(ref cursor);
        var elisions = ParseElisions(ref cursor);
        return cursor.Failed ? null : new NutMainHeader(streams, timeBases, codes, elisions);
    }

    /// <summary>Runs of codes with rising sizes; fields that a run does not write keep the value of the run before.</summary>
    private static NutFrameCode[] ParseCodes(ref NutCursor cursor)
    {
        var codes = new NutFrameCode[256];
        var run = new NutFrameCode(NutFlags.None, 0, 1, 0, 0, 0, 0);
        for (var at = 0; at < codes.Length && !cursor.Failed;)
        {
            var flags = (NutFlags)cursor.V(int.MaxValue);
            var fields = cursor.V(255);
            var pts = fields > 0 ? (int)Math.Clamp(cursor.S(), int.MinValue, int.MaxValue) : run.PtsDelta;
            var multiplier = fields > 1 ? cursor.V() : run.SizeMultiplier;
            var stream = fields > 2 ? cursor.V() : run.Stream;
            var size = fields > 3 ? cursor.V() : 0;
            var reserved = fields > 4 ? cursor.V(255) : 0;
            var count = fields > 5 ? cursor.V(256) : (int)Math.Min(multiplier - Math.Min(size, multiplier), 256);
            if (fields > 6)
                cursor.S();
            var elision = fields > 7 ? cursor.V(127) : run.Elision;
            for (var extra = 8; extra < fields && !cursor.Failed; extra++)
                cursor.V();
            run = new NutFrameCode(flags, pts, multiplier, size, stream, reserved, elision);
            at = Fill(codes, at, count, run);
            // A run of nothing would never end the table.
            if (count == 0 && !cursor.Failed)
                return codes;
        }
        return codes;
    }

    /// <summary>'N' begins every start code, so it can never be a frame code.</summary>
    private static int Fill(NutFrameCode[] codes, int at, int count, NutFrameCode run)
    {
        for (ulong step = 0; step < (ulong)count && at < codes.Length; at++)
        {
            codes[at] = at == 'N' ? run with { Flags = NutFlags.Invalid } : run with { SizeLow = run.SizeLow + step };
            step += at == 'N' ? 0UL : 1UL;
        }
        return at;
    }

    private static List<int> ParseElisions(ref NutCursor cursor)
    {
        var elisions = new List<int> { 0 };
        var more = cursor.V(127);
        for (var i = 0; i < more && !cursor.Failed; i++)
            elisions.Add(cursor.Bytes(255).Length);
        return elisions;
    }
}

/// <summary>Seconds per tick.</summary>
internal readonly record struct NutTimeBase(int Numerator, int Denominator);
