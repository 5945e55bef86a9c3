using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.Tests.Virtual;

/// <summary>The virtual reader byte for byte.</summary>
public sealed class SamModuleTests
{
    private const string NoCard = "AAAAAA966900040000" + "8084";
    private const string Found = "AAAAAA966900080000" + "9F0000000097";
    private const string Selected = "AAAAAA9669000C0000" + "9000000000000000009C";
    private const string ReadFailed = "AAAAAA966900040000" + "4145";
    private readonly SamModule _module = new();

    private string Ask(SamCommand command) => Convert.ToHexString(_module.Answer(new SamRequest(command, null)));

    private void PlaceFirst() => _module.Place(VirtualCard.Of(SyntheticCards.First));

    [Fact]
    public void Answer_EmptyField_IsNoCard()
    {
        Assert.Equal(NoCard, Ask(SamCommand.Find));
        Assert.Equal("AAAAAA9669000400008185", Ask(SamCommand.Select));
        Assert.Equal(ReadFailed, Ask(SamCommand.ReadBase));
    }

    [Fact]
    public void Answer_FindSelectRead_IsTheDocumentedConversation()
    {
        PlaceFirst();
        Assert.Equal(Found, Ask(SamCommand.Find));
        Assert.Equal(Selected, Ask(SamCommand.Select));
        var read = Ask(SamCommand.ReadBase);
        Assert.Equal(1295 * 2, read.Length);
        Assert.StartsWith("AAAAAA96690508000090010004004B6DD58B3275", read, StringComparison.Ordinal);
        Assert.EndsWith("0B", read, StringComparison.Ordinal);
        Assert.Equal("AAAAAA9669000400009195", Ask(SamCommand.ReadNewAddress));
    }

    [Theory]
    [InlineData(SamCommand.ReadBase)]
    [InlineData(SamCommand.ReadNewAddress)]
    public void Answer_ReadWithoutSelect_IsReadFailed(SamCommand read)
    {
        PlaceFirst();
        Ask(SamCommand.Find);
        Assert.Equal(ReadFailed, Ask(read));
    }

    [Fact]
    public void Answer_SecondReadWithoutFind_IsReadFailed()
    {
        PlaceFirst();
        Ask(SamCommand.Find);
        Ask(SamCommand.Select);
        Ask(SamCommand.ReadBase);
        Assert.Equal(ReadFailed, Ask(SamCommand.ReadBase));
    }

    [Theory]
    [InlineData(false, NoCard)]
    [InlineData(true, Found)]
    public void Answer_FindAfterRead_WantsTheCardLiftedUnlessRepeating(bool repeat, string expected)
    {
        _module.RepeatRead = repeat;
        PlaceFirst();
        Ask(SamCommand.Find);
        Ask(SamCommand.Select);
        Ask(SamCommand.ReadBase);
        Assert.Equal(expected, Ask(SamCommand.Find));
        _module.Place(null);
        PlaceFirst();
        Assert.Equal(Found, Ask(SamCommand.Find));
    }

    [Fact]
    public void Answer_NewAddressOnCard_IsTheDocumentedFrame()
    {
        _module.Place(VirtualCard.Of(SyntheticCards.First) with { NewAddress = "虚构省虚构市新址路2号" });
        Ask(SamCommand.Find);
        Ask(SamCommand.Select);
        var answer = Ask(SamCommand.ReadNewAddress);
        Assert.StartsWith("AAAAAA9669004A0000905A8684670177", answer, StringComparison.Ordinal);
        Assert.EndsWith("C6", answer, StringComparison.Ordinal);
        Assert.Equal(81 * 2, answer.Length);
    }

    [Fact]
    public void Answer_StateAndNumber_AreTheDocumentedFrames()
    {
        Assert.Equal("AAAAAA9669000400009094", Ask(SamCommand.Status));
        Assert.Equal("AAAAAA9669001400009005000100052535" + "0187D6120038934F0536", Ask(SamCommand.ReadSamId));
        Assert.Equal("AAAAAA9669000400009094", Ask(SamCommand.Reset));
        Assert.Equal("AAAAAA9669000400002125", Ask((SamCommand)0x4001));
    }

    [Theory]
    [InlineData("AAAAAA96690003200122", "2001")]
    [InlineData("00FFAAAAAAAA96690003200122", "2001")]
    [InlineData("AAAAAA96690003200121", "!10")]
    [InlineData("AAAAAA96690002200121", "!11")]
    [InlineData("AAAAAA9669FFFF2001", "!11")]
    [InlineData("AAAAAA96690003200122AAAAAA96690003200221", "2001 2002")]
    [InlineData("AAAAAA966900032001", "")]
    [InlineData("0102030405", "")]
    public void Requests_Bytes_AreCommandsOrComplaints(string hex, string expected)
    {
        var whole = new SamRequestReader().Feed(Convert.FromHexString(hex)).Select(Show);
        Assert.Equal(expected, string.Join(' ', whole));
        var reader = new SamRequestReader();
        var singly = Convert.FromHexString(hex).SelectMany(value => reader.Feed(new[] { value }).ToList()).Select(Show);
        Assert.Equal(expected, string.Join(' ', singly));
    }

    private static string Show(SamRequest request) => request.Complaint is { } complaint ? $"!{complaint:X2}" : $"{(int)request.Command:X4}";
}
