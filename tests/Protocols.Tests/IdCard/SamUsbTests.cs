using CsCheck;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Protocols.Tests.IdCard;

/// <summary>The worked frames of the reader protocol, cut into USB transfers in both layouts.</summary>
public sealed class SamUsbTests
{
    private static readonly SamUsbPipes Split = new(0x02, 0x06, 0x81, 0x85), Single = new(0x01, 0x01, 0x81, 0x81);

    [Theory]
    [InlineData(SamCommand.Status, "AAAAAA96690003", "11FFED")]
    [InlineData(SamCommand.ReadSamId, "AAAAAA96690003", "12FFEE")]
    [InlineData(SamCommand.Find, "AAAAAA96690003", "200122")]
    [InlineData(SamCommand.Select, "AAAAAA96690003", "200221")]
    [InlineData(SamCommand.ReadBase, "AAAAAA96690003", "300132")]
    public void Outgoing_Split_IsHeaderThenBody(SamCommand command, string header, string body) => Assert.Equal(
        [$"02:{header}", $"06:{body}"],
        Split.Outgoing(SamFrame.Request(command)).Select(transfer => $"{transfer.Pipe:X2}:{Convert.ToHexString(transfer.Bytes.Span)}"));

    [Fact]
    public void Outgoing_Single_IsTheWholeFrame()
    {
        var (pipe, bytes) = Assert.Single(Single.Outgoing(SamFrame.Request(SamCommand.Find)));
        Assert.Equal((0x01, "AAAAAA96690003200122"), (pipe, Convert.ToHexString(bytes.Span)));
    }

    [Theory]
    [InlineData(false, 64)]
    [InlineData(false, 2048)]
    [InlineData(true, 64)]
    public void Answer_BaseInformationInPackets_IsWholeWithItsLastByte(bool split, int packet)
    {
        var frame = SamBytes.ReferenceAnswer;
        var pipes = split ? Split : Single;
        byte[][] transfers = split ? [frame[..7], .. frame[7..].Chunk(packet)] : [.. frame.Chunk(packet)];
        var answer = new SamUsbAnswer(pipes);
        var parser = new SamParser();
        var answers = new List<SamAnswer>();
        foreach (var transfer in transfers)
        {
            Assert.False(answer.IsWhole);
            answer.Take(transfer);
            parser.Feed(transfer, answers);
        }
        Assert.True(answer.IsWhole);
        Assert.Equal("测试甲", BaseInformation.Read(Assert.Single(answers)).Document?.Name);
    }

    [Fact]
    public void Answer_AnyTransfers_NeverThrows() => Gen.Byte.Array[0, 30].Array[0, 10].Sample(transfers =>
    {
        var answer = new SamUsbAnswer(Split);
        foreach (var transfer in transfers)
            answer.Take(transfer);
    });

    [Theory]
    [InlineData(115200, SamCommand.SetBaud115200, "AAAAAA96690003600063")]
    [InlineData(57600, SamCommand.SetBaud57600, "AAAAAA96690003600162")]
    [InlineData(38400, SamCommand.SetBaud38400, "AAAAAA96690003600261")]
    [InlineData(19200, SamCommand.SetBaud19200, "AAAAAA96690003600360")]
    [InlineData(9600, SamCommand.SetBaud9600, "AAAAAA96690003600467")]
    public void SamBaud_EverySpeed_HasItsFrame(int baud, SamCommand command, string frame)
    {
        Assert.Equal((command, baud), (SamBaud.Command(baud), SamBaud.Of(command)));
        Assert.Equal(frame, Convert.ToHexString(SamFrame.Request(command)));
    }

    [Fact]
    public void SamBaud_OtherSpeedOrCommand_IsNone() => Assert.Equal((null, null), (SamBaud.Command(4800), SamBaud.Of(SamCommand.Find)));
}
