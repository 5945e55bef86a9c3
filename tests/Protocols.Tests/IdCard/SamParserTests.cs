using CsCheck;
using EdgeGateway.Protocols.IdCard;
using static EdgeGateway.Protocols.Tests.IdCard.SamBytes;

namespace EdgeGateway.Protocols.Tests.IdCard;

public sealed class SamParserTests
{
    private static readonly byte[] NoCard = Frames[0];

    /// <summary>Bytes that often look like the beginning of a frame.</summary>
    private static readonly Gen<byte[]> NastyBytes = Gen.Frequency(
        (4, Gen.Byte.Array[0, 40]),
        (4, OneOf<byte>(0xAA, 0x96, 0x69, 0x00, 0x04, 0x08).Array[0, 30]),
        (2, OneOf([.. Frames])),
        (2, Gen.Select(OneOf([.. Frames]), Gen.Int[0, 2321], (frame, cut) => frame[..Math.Min(cut, frame.Length)])),
        (2, Gen.Select(OneOf([.. Frames.Take(5)]), Gen.Byte.Array[0, 9], (inner, tail) => SamFrame.Build([0, 0, 0x90, .. inner, .. tail]))),
        (1, Gen.Byte.Array[0, 9].Select(tail => (byte[])[.. SamFrame.Preamble, .. tail])));

    private static readonly Gen<byte[]> NastyStream = NastyBytes.Array[0, 12].Select(parts => parts.SelectMany(part => part).ToArray());

    [Fact]
    public void Feed_EveryFrame_GivesExactlyItsAnswer()
    {
        foreach (var frame in Frames)
        {
            var answer = Assert.Single(Parse(frame));
            Assert.Equal(frame.Length - 11, answer.DataLength);
            Assert.Equal(frame[9], answer.Sw3);
        }
    }

    [Fact]
    public void Feed_FrameWithAnyBitWrong_GivesNothing()
    {
        foreach (var frame in Frames)
        {
            for (var bit = 0; bit < frame.Length * 8; bit++)
            {
                var broken = (byte[])frame.Clone();
                broken[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.Empty(Parse(broken));
            }
        }
    }

    [Fact]
    public void Feed_AnySplitOfAnyStream_GivesTheSameAnswers() =>
        Gen.Select(NastyStream, Gen.Int[1, 50].Array[1, 60]).Sample((stream, pieces) =>
        {
            var expected = Parse(stream).Select(Show);
            var parser = new SamParser();
            var answers = new List<SamAnswer>();
            for (int at = 0, next = 0; at < stream.Length; next++)
            {
                var count = Math.Min(pieces[next % pieces.Length], stream.Length - at);
                parser.Feed(stream.AsSpan(at, count), answers);
                at += count;
            }
            Assert.Equal(expected, answers.Select(Show));
        });

    [Fact]
    public void Feed_RandomBytes_NeverThrows() =>
        Gen.Byte.Array[0, 6000].Sample(bytes => Parse(bytes).Count <= bytes.Length / 11);

    /// <summary>
    /// Without 96 there is no preamble in the garbage, not even across its edges. Then exactly the frames come out, each once, in order.
    /// </summary>
    [Fact]
    public void Feed_GarbageWithoutPreambleBetweenFrames_LosesNoFrame() =>
        Gen.Select(OneOf([.. Frames]), Gen.Byte.Where(value => value != 0x96).Array[0, 60]).Array[1, 6].Sample(parts =>
        {
            var stream = parts.SelectMany(part => part.Item2.Concat(part.Item1)).ToArray();
            Assert.Equal(parts.Select(part => Show(Parse(part.Item1)[0])), Parse(stream).Select(Show));
        });

    [Fact]
    public void Feed_FrameTornAnywhereThenWholeFrame_GivesTheWholeOneWithItsLastByte()
    {
        foreach (var torn in Frames)
        {
            foreach (var whole in Frames)
            {
                var expected = Show(Parse(whole)[0]);
                for (var cut = 0; cut < torn.Length; cut += torn.Length > 100 ? 13 : 1)
                    Assert.Equal(expected, Show(Assert.Single(Parse([.. torn[..cut], .. whole]))));
            }
        }
    }

    [Fact]
    public void Feed_FrameInsideAFrame_TheOneThatEndsFirstWins()
    {
        var outer = SamFrame.Build([0, 0, 0x90, .. NoCard, 1, 2, 3]);
        Assert.Equal([Show(Parse(NoCard)[0])], Parse(outer).Select(Show));
    }

    [Fact]
    public void Feed_AnyNumberOfLeadingAA_FindsTheFrame()
    {
        for (var count = 0; count < 5000; count += count < 10 ? 1 : 499)
            Assert.Single(Parse([.. Enumerable.Repeat((byte)0xAA, count), .. NoCard]));
    }

    [Fact]
    public void Feed_EveryLengthField_NeverHidesTheNextFrame()
    {
        for (var length = 0; length <= 0xFFFF; length += length < 3000 ? 1 : 251)
        {
            byte[] header = [.. SamFrame.Preamble, (byte)(length >> 8), (byte)length];
            Assert.Equal(Show(Parse(NoCard)[0]), Show(Parse([.. header, .. NoCard])[^1]));
        }
    }

    [Fact]
    public void Reset_InTheMiddleOfAFrame_ForgetsItsBeginning()
    {
        var parser = new SamParser();
        var answers = new List<SamAnswer>();
        parser.Feed(NoCard.AsSpan(0, 8), answers);
        parser.Reset();
        parser.Feed(NoCard.AsSpan(8), answers);
        Assert.Empty(answers);
        parser.Feed(NoCard, answers);
        Assert.Single(answers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(512)]
    [InlineData(1024)]
    public void Feed_BaseAnswer_PhotoAndFingerprintNeverLeaveTheParser(int fingerprint)
    {
        byte[] secret = [.. Enumerable.Repeat((byte)0x5A, 1024 + fingerprint)];
        byte[] lengths = fingerprint == 0 ? [1, 0, 4, 0] : [1, 0, 4, 0, (byte)(fingerprint >> 8), 0];
        byte[] text = new byte[256];
        var answer = Assert.Single(Parse(SamFrame.Answer(SamStatus.Success, [.. lengths, .. text, .. secret])));
        Assert.Equal([.. lengths, .. text], answer.Data.ToArray());
    }

    [Fact]
    public void Feed_BaseAnswerWithWrongInnerLengths_KeepsNothingOfIt()
    {
        var answer = Assert.Single(Parse(SamFrame.Answer(SamStatus.Success, [1, 0, 4, 1, .. new byte[1280]])));
        Assert.True(answer.Data.IsEmpty);
        Assert.Equal(1284, answer.DataLength);
    }
}
