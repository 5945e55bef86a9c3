using CsCheck;
using EdgeGateway.Vision.Capture.Nut;

namespace EdgeGateway.Vision.Tests.Capture;

public sealed class NutReaderTests
{
    public static TheoryData<string> Cases => [.. RecordedNut.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_StreamRecordedFromFfmpeg_GivesSizeAndTrueTimes(string name)
    {
        var recorded = RecordedNut.Load(name);

        var seen = Walk(recorded.Bytes);

        Assert.Null(seen.Problem);
        Assert.Equal((recorded.Width, recorded.Height), (seen.Video!.Width, seen.Video.Height));
        Assert.Equal(recorded.Times, seen.Times);
        Assert.All(seen.Sizes, size => Assert.Equal(recorded.Width * recorded.Height * 3 / 2, size));
    }

    [Fact]
    public void Read_EveryPrefixOfAHeader_AsksForMore()
    {
        var bytes = NutBuilder.Stream(4, 4).Build();

        for (var length = 0; length < bytes.Length; length++)
        {
            var seen = Walk(bytes[..length]);
            Assert.Null(seen.Problem);
            Assert.Empty(seen.Times);
        }
    }

    [Fact]
    public void Read_ShortTimes_FollowTheLastFullOne()
    {
        // 7 bits: each low part means the full time nearest to the one before.
        var bytes = NutBuilder.Stream(1, 1)
            .Frame(1000, [1, 2, 3]).ShortFrame((1000 + 40) & 127, [1, 2, 3]).ShortFrame((1000 + 80) & 127, [1, 2, 3]).ShortFrame((1000 + 40) & 127, [1, 2, 3])
            .Build();

        Assert.Equal([1000, 1040, 1080, 1040], Walk(bytes).Times.Select(time => (int)time.TotalMilliseconds));
    }

    [Fact]
    public void Read_SyncPoint_MovesTheClock()
    {
        var bytes = NutBuilder.Stream(1, 1).Sync(50_000).ShortFrame(50_010 & 127, [1, 2, 3]).Build();

        Assert.Equal([TimeSpan.FromSeconds(50.01)], Walk(bytes).Times);
    }

    [Fact]
    public void Read_RepeatedHeadersAndInfo_AreSkipped()
    {
        var bytes = NutBuilder.Stream(1, 1).Frame(0, [1, 2, 3]).Info(9000).Main().Video(1, 1).Frame(40, [1, 2, 3]).Build();

        var seen = Walk(bytes);

        Assert.Null(seen.Problem);
        Assert.Equal([0, 40], seen.Times.Select(time => (int)time.TotalMilliseconds));
    }

    [Fact]
    public void Read_FieldsNobodyNeeds_AreSteppedOver()
    {
        // stream id, time, size, match time, reserved count 2, two reserved, checksum
        var bytes = NutBuilder.Stream(1, 1)
            .CodedFrame(16 | 8 | 32 | 2048 | 128 | 64, header => header.V(0).V(128 + 5).V(3).S(-7).V(2).V(11).V(12)).Raw([1, 2, 3])
            .Build();

        var seen = Walk(bytes);

        Assert.Null(seen.Problem);
        Assert.Equal([TimeSpan.FromMilliseconds(5)], seen.Times);
    }

    [Fact]
    public void Read_EndOfRelevance_IsNoPicture() =>
        Assert.Empty(Walk(NutBuilder.Stream(1, 1).Frame(5, [], code: 2).Build()).Times);

    public static TheoryData<string, byte[]> Lies() => new()
    {
        { "not a NUT", "RIFF....AVI LIST....................."u8.ToArray() },
        { "damaged", new NutBuilder().FileId().Main(version: 4).Build() },
        { "2 streams", new NutBuilder().FileId().Main(streams: 2).Build() },
        { "damaged", new NutBuilder().FileId().Main(denominator: 0).Build() },
        { "damaged", new NutBuilder().FileId().Main().Video(0, 8).Build() },
        { "damaged", new NutBuilder().FileId().Main().Video(8, 20000).Build() },
        { "not a video", new NutBuilder().FileId().Main().Video(8, 8, kind: 1).Build() },
        { "not YUV", new NutBuilder().FileId().Main().Video(8, 8, code: "BGR\u0018").Build() },
        { "fit its main", new NutBuilder().FileId().Video(8, 8).Build() },
        { "too early", new NutBuilder().FileId().Sync(5).Build() },
        { "before its headers", new NutBuilder().FileId().Frame(0, [1, 2, 3]).Build() },
        { "frame code", NutBuilder.Stream(1, 1).Raw([200]).Build() },
        { "unknown packet", new NutBuilder().FileId().Packet(0x4E00000000000000, new NutBuilder().V(1)).Build() },
        { "impossible length", new NutBuilder().FileId().Packet(0x4E4D7A561F5F04AD, new NutBuilder().Raw(new byte[20000])).Build() },
        { "kind we do not ask", NutBuilder.Stream(1, 1).CodedFrame(16 | 8 | 32 | 64, header => header.V(3).V(128).V(3)).Build() },
        { "kind we do not ask", NutBuilder.Stream(1, 1).CodedFrame(256 | 8 | 32 | 64, header => header.V(128).V(3)).Build() },
        { "no end", NutBuilder.Stream(1, 1).CodedFrame(128, header => header.V(255).Raw([.. Enumerable.Repeat((byte)0x80, 20000)])).Build() },
        { "range", NutBuilder.Stream(1, 1).Frame(ulong.MaxValue - 200, [1, 2, 3]).Build() },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void Read_WhatIsNotOurStream_IsBrokenWithAReason(string reason, byte[] bytes)
    {
        var seen = Walk(bytes);

        Assert.True(seen.Problem is not null && (seen.Problem.Contains(reason) || seen.Problem.Contains("damaged")), seen.Problem);
    }

    [Fact]
    public void Read_OneFlippedBitInAHeader_IsFound()
    {
        var bytes = NutBuilder.Stream(16, 8).Build();
        for (var at = 25; at < bytes.Length; at++)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 1;
            var seen = Walk(damaged);
            // Either it is refused, or the damaged length makes it wait for bytes that never come; it is never taken for good.
            Assert.True(seen.Problem is not null || seen.Video is null, $"byte {at}");
        }
    }

    [Fact]
    public void Read_AfterBroken_StaysBroken()
    {
        var reader = new NutReader();
        var first = reader.Read("no container at all, but long enough"u8);

        Assert.Equal(NutStepKind.Broken, first.Kind);
        Assert.Equal(first, reader.Read("nut/multimedia container\0"u8));
    }

    [Fact]
    public void Read_AnyDamage_NeverThrowsAndNeverConsumesWhatIsNotThere()
    {
        var recorded = RecordedNut.Load(RecordedNut.Names[0]).Bytes;
        Gen.Select(Gen.Int[0, recorded.Length - 1], Gen.Byte).Array[1, 8].Sample(changes =>
        {
            var damaged = recorded.ToArray();
            foreach (var (at, value) in changes)
                damaged[at] = value;
            Walk(damaged);
        });
    }

    [Fact]
    public void Read_AnyBytesAfterTheFileId_NeverThrow() =>
        Gen.Byte.Array[0, 400].Sample(bytes => Walk([.. "nut/multimedia container\0"u8, .. bytes]));

    [Fact]
    public void Read_AnyChunks_GiveTheSameSteps()
    {
        var recorded = RecordedNut.Load(RecordedNut.Names[0]);
        var whole = Walk(recorded.Bytes);

        Gen.Int[1, 700].Sample(chunk => Assert.Equal(whole.Times, Walk(recorded.Bytes, chunk).Times));
    }

    /// <summary>Reads as the frame reader does, at most <paramref name="chunk"/> new bytes at a time.</summary>
    private static Seen Walk(byte[] bytes, int chunk = int.MaxValue)
    {
        var reader = new NutReader();
        var seen = new Seen();
        long from = 0, to = Math.Min(chunk, bytes.Length);
        for (var steps = 0; steps < 100_000; steps++)
        {
            var step = reader.Read(bytes.AsSpan((int)from, (int)(to - from)));
            Assert.InRange(step.Consumed, 0, (int)(to - from));
            Assert.InRange(step.Size, 0, long.MaxValue);
            from += step.Consumed;
            if (step.Kind == NutStepKind.Broken)
                return seen with { Problem = step.Problem, Video = reader.Video };
            if (step.Kind == NutStepKind.NeedMore && to == bytes.Length)
                break;
            if (step.Kind == NutStepKind.NeedMore)
                to = Math.Min(to + chunk, bytes.Length);
            if (step.Kind == NutStepKind.Picture)
                seen.Add(step);
            if (step.Size > bytes.Length - from)
                break;
            from += step.Size;
            to = Math.Max(from, to);
        }
        return seen with { Video = reader.Video };
    }

    private sealed record Seen
    {
        public List<TimeSpan> Times { get; } = [];
        public List<long> Sizes { get; } = [];
        public NutVideoHeader? Video { get; init; }
        public string? Problem { get; init; }

        public void Add(NutStep step)
        {
            Times.Add(step.Time);
            Sizes.Add(step.Size);
        }
    }
}
