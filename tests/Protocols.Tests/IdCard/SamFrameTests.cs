using EdgeGateway.Protocols.IdCard;
using static EdgeGateway.Protocols.Tests.IdCard.SamBytes;

namespace EdgeGateway.Protocols.Tests.IdCard;

public sealed class SamFrameTests
{
    [Theory]
    [InlineData(SamCommand.Reset, "AA AA AA 96 69 00 03 10 FF EC")]
    [InlineData(SamCommand.Status, "AA AA AA 96 69 00 03 11 FF ED")]
    [InlineData(SamCommand.ReadSamId, "AA AA AA 96 69 00 03 12 FF EE")]
    [InlineData(SamCommand.Find, "AA AA AA 96 69 00 03 20 01 22")]
    [InlineData(SamCommand.Select, "AA AA AA 96 69 00 03 20 02 21")]
    [InlineData(SamCommand.ReadBase, "AA AA AA 96 69 00 03 30 01 32")]
    [InlineData(SamCommand.ReadNewAddress, "AA AA AA 96 69 00 03 30 03 30")]
    [InlineData(SamCommand.ReadCardNumber, "AA AA AA 96 69 00 03 30 05 36")]
    [InlineData(SamCommand.ReadBaseAndFingerprint, "AA AA AA 96 69 00 03 30 10 23")]
    [InlineData(SamCommand.SetBaud115200, "AA AA AA 96 69 00 03 60 00 63")]
    [InlineData(SamCommand.SetBaud57600, "AA AA AA 96 69 00 03 60 01 62")]
    [InlineData(SamCommand.SetBaud38400, "AA AA AA 96 69 00 03 60 02 61")]
    [InlineData(SamCommand.SetBaud19200, "AA AA AA 96 69 00 03 60 03 60")]
    [InlineData(SamCommand.SetBaud9600, "AA AA AA 96 69 00 03 60 04 67")]
    public void Request_EveryCommand_IsTheDocumentedFrame(SamCommand command, string expected) =>
        Assert.Equal(Hex(expected), SamFrame.Request(command));

    [Fact]
    public void Request_WithParameter_CountsItInLengthAndChecksum() =>
        Assert.Equal(Hex("AA AA AA 96 69 00 04 61 FF 50 CA"), SamFrame.Request(SamCommand.SetMaximumRadioBytes, [0x50]));

    [Theory]
    [InlineData(0x80, "", "AA AA AA 96 69 00 04 00 00 80 84")]
    [InlineData(0x9F, "00 00 00 00", "AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97")]
    [InlineData(0x90, "00 00 00 00 00 00 00 00", "AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C")]
    [InlineData(0x91, "", "AA AA AA 96 69 00 04 00 00 91 95")]
    public void Answer_AnyState_IsTheDocumentedFrame(byte sw3, string data, string expected) =>
        Assert.Equal(Hex(expected), SamFrame.Answer(sw3, Hex(data)));

    [Fact]
    public void Build_BodyTooLarge_IsRefused()
    {
        Assert.Equal(SamFrame.MaximumLength, SamFrame.Build(new byte[2313]).Length);
        Assert.Throws<ArgumentException>(() => SamFrame.Build(new byte[2314]));
    }
}
