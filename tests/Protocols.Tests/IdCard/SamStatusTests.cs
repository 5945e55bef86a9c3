using EdgeGateway.Protocols.IdCard;
using static EdgeGateway.Protocols.Tests.IdCard.SamBytes;

namespace EdgeGateway.Protocols.Tests.IdCard;

public sealed class SamStatusTests
{
    [Theory]
    [InlineData(0x90, SamClass.Ok)]
    [InlineData(0x9F, SamClass.Found)]
    [InlineData(0x91, SamClass.Empty)]
    [InlineData(0x10, SamClass.ResendOnce)]
    [InlineData(0x11, SamClass.ResendOnce)]
    [InlineData(0x21, SamClass.ProgramError)]
    [InlineData(0x23, SamClass.ProgramError)]
    [InlineData(0x24, SamClass.ReaderFault)]
    [InlineData(0x31, SamClass.CardAuthentication)]
    [InlineData(0x32, SamClass.CardAuthentication)]
    [InlineData(0x33, SamClass.DataIntegrity)]
    [InlineData(0x37, SamClass.DataIntegrity)]
    [InlineData(0x3F, SamClass.DataIntegrity)]
    [InlineData(0x40, SamClass.NotAnIdCard)]
    [InlineData(0x41, SamClass.Retry)]
    [InlineData(0x47, SamClass.Retry)]
    [InlineData(0x60, SamClass.SelfTestFailed)]
    [InlineData(0x66, SamClass.NotAuthorised)]
    [InlineData(0x67, SamClass.ReaderFault)]
    [InlineData(0x80, SamClass.NoCard)]
    [InlineData(0x81, SamClass.Retry)]
    [InlineData(0x00, SamClass.ReaderFault)]
    [InlineData(0xFF, SamClass.ReaderFault)]
    public void Classify_EveryState_HasItsClass(byte sw3, SamClass expected) => Assert.Equal(expected, SamStatus.Classify(sw3));

    [Theory]
    [InlineData("AA AA AA 96 69 00 04 00 00 10 14", 0x10)]
    [InlineData("AA AA AA 96 69 00 04 00 00 11 15", 0x11)]
    [InlineData("AA AA AA 96 69 00 04 00 00 21 25", 0x21)]
    [InlineData("AA AA AA 96 69 00 04 00 00 40 44", 0x40)]
    [InlineData("AA AA AA 96 69 00 04 00 00 41 45", 0x41)]
    [InlineData("AA AA AA 96 69 00 04 00 00 60 64", 0x60)]
    [InlineData("AA AA AA 96 69 00 04 00 00 66 62", 0x66)]
    [InlineData("AA AA AA 96 69 00 04 00 00 81 85", 0x81)]
    public void Parse_ErrorAnswer_GivesItsState(string frame, byte sw3)
    {
        Assert.Equal(sw3, Assert.Single(Parse(Hex(frame))).Sw3);
        var broken = Hex(frame);
        broken[^1] ^= 0x01;
        Assert.Empty(Parse(broken));
    }

    [Theory]
    [InlineData(SamCommand.Find, "AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97", true)]
    [InlineData(SamCommand.Find, "AA AA AA 96 69 00 04 00 00 80 84", true)]
    [InlineData(SamCommand.Find, "AA AA AA 96 69 00 04 00 00 40 44", true)]
    [InlineData(SamCommand.Find, "AA AA AA 96 69 00 04 00 00 81 85", false)]
    [InlineData(SamCommand.Find, "AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C", false)]
    [InlineData(SamCommand.Select, "AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C", true)]
    [InlineData(SamCommand.Select, "AA AA AA 96 69 00 04 00 00 81 85", true)]
    [InlineData(SamCommand.Select, "AA AA AA 96 69 00 04 00 00 80 84", false)]
    [InlineData(SamCommand.Select, "AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97", false)]
    [InlineData(SamCommand.ReadBase, "AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C", false)]
    [InlineData(SamCommand.ReadBase, "AA AA AA 96 69 00 04 00 00 41 45", true)]
    [InlineData(SamCommand.ReadNewAddress, "AA AA AA 96 69 00 04 00 00 91 95", true)]
    [InlineData(SamCommand.ReadBase, "AA AA AA 96 69 00 04 00 00 91 95", false)]
    [InlineData(SamCommand.Status, "AA AA AA 96 69 00 04 00 00 60 64", true)]
    [InlineData(SamCommand.Status, "AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C", false)]
    [InlineData(SamCommand.ReadSamId, "AA AA AA 96 69 00 14 00 00 90 05 00 01 00 05 25 35 01 87 D6 12 00 38 93 4F 05 36", true)]
    public void Fits_AnswerOfThisOrAnotherCommand_IsToldApart(SamCommand command, string frame, bool expected) =>
        Assert.Equal(expected, Assert.Single(Parse(Hex(frame))).Fits(command));

    [Fact]
    public void Fits_ReferenceAnswer_OnlyToTheReadCommands()
    {
        var answer = Assert.Single(Parse(ReferenceAnswer));
        var fitting = Enum.GetValues<SamCommand>().Where(command => answer.Fits(command));
        Assert.Equal([SamCommand.ReadBase, SamCommand.ReadCardNumber, SamCommand.ReadBaseAndFingerprint], fitting);
    }
}
