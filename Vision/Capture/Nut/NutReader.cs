namespace EdgeGateway.Vision.Capture.Nut;

/// <summary>
/// Reads FFmpeg's NUT container (version 3, one raw YUV video stream) step by step: bytes in, "here comes a picture of this time and size"
/// out. Pure and bounded: it keeps no bytes, copies none and never throws, whatever the bytes are. Pixels never pass through it.
/// </summary>
/// <remarks>After the NUT specification (nut.txt of the FFmpeg project).</remarks>
internal sealed class NutReader
{
    /// <summary>Longest header or frame header, in bytes. A main header of FFmpeg has about 300.</summary>
    public const int MaxHeader = 16 * 1024;

    private const ulong MainCode = 0x4E4D7A561F5F04AD;
    private const ulong StreamCode = 0x4E5311405BF2F9DB;
    private const ulong SyncCode = 0x4E4BE4ADEECA4569;
    private const ulong InfoCode = 0x4E49AB68B596BA78;
    private const ulong IndexCode = 0x4E58DD672F23E64E;

    private NutMainHeader? _main;
    private NutClock? _clock;
    private string? _problem;
    private bool _started;

    /// <summary>Null until the stream header came.</summary>
    public NutVideoHeader? Video { get; private set; }

    private static ReadOnlySpan<byte> FileId => "nut/multimedia container\0"u8;

    public NutStep Read(ReadOnlySpan<byte> input)
    {
        if (_problem is not null)
            return NutStep.Broken(_problem);
        var step = !_started ? ReadFileId(input) : input.IsEmpty ? NutStep.NeedMore : input[0] == 'N' ? ReadPacket(input) : ReadFrame(input);
        if (step.Kind == NutStepKind.NeedMore && input.Length >= MaxHeader)
            step = NutStep.Broken("a header has no end");
        _problem = step.Problem;
        return step;
    }

    private NutStep ReadFileId(ReadOnlySpan<byte> input)
    {
        var seen = Math.Min(input.Length, FileId.Length);
        if (!input[..seen].SequenceEqual(FileId[..seen]))
            return NutStep.Broken("this is not a NUT stream");
        if (seen < FileId.Length)
            return NutStep.NeedMore;
        _started = true;
        return new NutStep(NutStepKind.Skip, seen);
    }

    private NutStep ReadPacket(ReadOnlySpan<byte> input)
    {
        var cursor = new NutCursor(input);
        var code = cursor.U64();
        var length = cursor.V();
        if (length > 4096)
            cursor.U32();
        if (cursor.Failed)
            return cursor.Malformed ? NutStep.Broken("a packet header is damaged") : NutStep.NeedMore;
        if (code is InfoCode or IndexCode)
            return length <= long.MaxValue ? new NutStep(NutStepKind.Skip, cursor.Position, (long)length) : NutStep.Broken("a packet has no end");
        if (length is < 4 or > MaxHeader / 2)
            return NutStep.Broken("a header packet has an impossible length");
        if (input.Length - cursor.Position < (int)length)
            return NutStep.NeedMore;
        var packet = input.Slice(cursor.Position, (int)length);
        if (NutChecksum.Of(packet) != 0)
            return NutStep.Broken("a header packet has a wrong checksum");
        var problem = Take(code, packet[..^4]);
        return problem is null ? new NutStep(NutStepKind.Skip, cursor.Position + packet.Length) : NutStep.Broken(problem);
    }

    private string? Take(ulong code, ReadOnlySpan<byte> content) => code switch
    {
        MainCode => TakeMain(content),
        StreamCode => TakeStream(content),
        SyncCode => TakeSync(content),
        _ => "an unknown packet",
    };

    /// <summary>FFmpeg repeats the headers now and then; the same again changes nothing.</summary>
    private string? TakeMain(ReadOnlySpan<byte> content)
    {
        if (NutMainHeader.Parse(content) is not { } main)
            return "main header is damaged";
        if (main.Streams != 1)
            return $"{main.Streams} streams instead of one";
        _main = main;
        return null;
    }

    private string? TakeStream(ReadOnlySpan<byte> content)
    {
        var video = NutVideoHeader.Parse(content, out var problem);
        if (video is null || _main is null || video.TimeBase >= _main.TimeBases.Count)
            return problem ?? "stream header does not fit its main header";
        _clock ??= new NutClock(_main.TimeBases[video.TimeBase], video.PtsBits);
        Video = video;
        return null;
    }

    private string? TakeSync(ReadOnlySpan<byte> content)
    {
        var cursor = new NutCursor(content);
        var coded = cursor.V();
        if (cursor.Failed || _main is null || _clock is null)
            return "a sync point came too early";
        var count = (ulong)_main.TimeBases.Count;
        _clock.Reset(coded / count, _main.TimeBases[(int)(coded % count)]);
        return null;
    }

    private NutStep ReadFrame(ReadOnlySpan<byte> input)
    {
        if (_main is null || _clock is null)
            return NutStep.Broken("a picture came before its headers");
        var cursor = new NutCursor(input);
        var code = _main.Codes[cursor.U8()];
        var flags = code.Flags;
        if (flags.HasFlag(NutFlags.Invalid))
            return NutStep.Broken("an impossible frame code");
        if (flags.HasFlag(NutFlags.Coded))
            flags ^= (NutFlags)cursor.V(int.MaxValue);
        var stream = flags.HasFlag(NutFlags.StreamId) ? cursor.V() : code.Stream;
        var coded = flags.HasFlag(NutFlags.CodedPts) ? cursor.V() : (ulong?)null;
        var size = (UInt128)code.SizeLow + (flags.HasFlag(NutFlags.SizeHigh) ? (UInt128)code.SizeMultiplier * cursor.V() : 0);
        if (flags.HasFlag(NutFlags.MatchTime))
            cursor.S();
        var elision = flags.HasFlag(NutFlags.Elision) ? cursor.V(127) : code.Elision;
        for (var left = flags.HasFlag(NutFlags.Reserved) ? cursor.V(255) : code.Reserved; left > 0 && !cursor.Failed; left--)
            cursor.V();
        if (flags.HasFlag(NutFlags.Checksum))
            cursor.U32();
        if (cursor.Failed)
            return cursor.Malformed ? NutStep.Broken("a frame header is damaged") : NutStep.NeedMore;
        if (flags.HasFlag(NutFlags.Checksum) && NutChecksum.Of(input[..cursor.Position]) != 0)
            return NutStep.Broken("a frame header has a wrong checksum");
        if (stream != 0 || flags.HasFlag(NutFlags.SideData) || elision >= _main.Elisions.Count || _main.Elisions[elision] != 0 || size > int.MaxValue)
            return NutStep.Broken("a frame of a kind we do not ask for");
        return Finish(flags, coded, code.PtsDelta, new NutStep(NutStepKind.Picture, cursor.Position, (long)size));
    }

    private NutStep Finish(NutFlags flags, ulong? coded, int delta, NutStep step)
    {
        if (_clock!.Advance(coded, delta) is not { } time)
            return NutStep.Broken("a time out of range");
        return flags.HasFlag(NutFlags.EndOfRelevance) ? step with { Kind = NutStepKind.Skip } : step with { Time = time };
    }
}
