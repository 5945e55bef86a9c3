using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.Tests.IdCardReader;

/// <summary>What a configuration may ask of a reader beside reading cards: another speed, the address written later.</summary>
public sealed class ReaderWishTests
{
    private const string Later = "虚构省虚构市新址路2号";

    [Theory]
    [InlineData(9600, 115200)]
    [InlineData(19200, 57600)]
    [InlineData(115200, 38400)]
    public async Task ReaderBaud_ReaderTalksAtAnother_IsChangedAndGoesOn(int from, int to)
    {
        await using var rig = new ReaderRig($"virtual:?baud={from}", setBaud: to);
        await rig.BecomesAsync(ThingState.Online);
        Assert.Equal(($"{to}", to), (rig.Device.Status.Facts["baud"], rig.Reader.Baud));
        rig.Reader.Place(SyntheticCards.First);
        await rig.ReadsAsync(1);
        rig.Reader.Pull();
        await rig.BecomesAsync(ThingState.Offline, "reader.not-found");
        rig.Reader.Plug();
        await rig.BecomesAsync(ThingState.Online);
        Assert.Equal($"{to}", rig.Device.Status.Facts["baud"]);
    }

    [Fact]
    public async Task ReaderBaud_ReaderRefuses_GoesOnAtItsOwn()
    {
        await using var rig = new ReaderRig("virtual:?baud=19200", faults: new ReaderFaults { KeepsSpeed = true }, setBaud: 115200);
        await rig.BecomesAsync(ThingState.Online);
        Assert.Equal("19200", rig.Device.Status.Facts["baud"]);
        rig.Reader.Place(SyntheticCards.First);
        await rig.ReadsAsync(1);
    }

    [Theory]
    [InlineData(Later)]
    [InlineData("")]
    public async Task ReadNewAddress_ResidentsCard_ComesWithIt(string address)
    {
        await using var rig = new ReaderRig(newAddress: true);
        rig.Reader.Place(VirtualCard.Of(SyntheticCards.First) with { NewAddress = address });
        await rig.ReadsAsync(1);
        Assert.True(rig.Reads.TryPeek(out var read));
        Assert.Equal(SyntheticCards.First with { NewAddress = address }, read.Document);
        if (address.Length > 0)
            Assert.DoesNotContain(address, read.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadNewAddress_NotWished_IsNotAsked()
    {
        await using var rig = new ReaderRig();
        rig.Reader.Place(VirtualCard.Of(SyntheticCards.First) with { NewAddress = Later });
        await rig.ReadsAsync(1);
        Assert.True(rig.Reads.TryPeek(out var read));
        Assert.Null(read.Document.NewAddress);
    }

    [Fact]
    public async Task ReadNewAddress_ForeignersCard_IsReadWithout()
    {
        await using var rig = new ReaderRig(newAddress: true);
        rig.Reader.Place(SyntheticCards.Foreigner2023);
        await rig.ReadsAsync(1);
        Assert.True(rig.Reads.TryPeek(out var read));
        Assert.Equal(SyntheticCards.Foreigner2023, read.Document);
    }

    [Theory]
    [InlineData(SamStatus.ReadFailed, null)]
    [InlineData(SamStatus.Empty, "")]
    [InlineData(null, null)] // silence
    public void Next_NewAddressAnswer_NeverCostsTheCard(byte? sw3, string? expected)
    {
        var protocol = new EdgeGateway.Devices.IdCardReader.ReaderProtocol(TimeSpan.FromMilliseconds(300), newAddress: true);
        protocol.Next(SamCommand.Find, Answers.Found, TimeSpan.Zero);
        protocol.Next(SamCommand.Select, Answers.Selected, TimeSpan.Zero);
        var asked = protocol.Next(SamCommand.ReadBase, Answers.Base(SyntheticCards.First), TimeSpan.Zero);
        Assert.Equal((SamCommand.ReadNewAddress, null), (asked.Ask, asked.News));
        SamAnswer? answer = sw3 is { } status ? Answers.Of(status) : null;
        var step = protocol.Next(SamCommand.ReadNewAddress, answer, TimeSpan.Zero);
        Assert.Equal((SamCommand.Find, SyntheticCards.First with { NewAddress = expected }), (step.Ask, step.News?.Card));
    }

    [Fact]
    public void Next_NewAddressQuestionDamagedOnce_IsAskedAgainOnce()
    {
        var protocol = new EdgeGateway.Devices.IdCardReader.ReaderProtocol(TimeSpan.FromMilliseconds(300), newAddress: true);
        protocol.Next(SamCommand.ReadBase, Answers.Base(SyntheticCards.First), TimeSpan.Zero);
        Assert.Equal(SamCommand.ReadNewAddress, protocol.Next(SamCommand.ReadNewAddress, Answers.Of(SamStatus.BadChecksum), TimeSpan.Zero).Ask);
        var step = protocol.Next(SamCommand.ReadNewAddress, Answers.Of(SamStatus.BadChecksum), TimeSpan.Zero);
        Assert.Equal((SamCommand.Find, SyntheticCards.First), (step.Ask, step.News?.Card));
    }
}
