using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Web.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class LightTests
{
    private static readonly Trouble Trouble = new("x", new("坏了", "broken"), new("插上", "plug in"));

    [Fact]
    public void All_AnyBox_HasFourLightsInOrder() =>
        Assert.Equal(["读卡", "扫码", "打印", "上报"], Light.All([]).Select(light => light.Name.Zh));

    [Fact]
    public void All_TwoPrinters_ShowTheWorse()
    {
        var lights = Light.All([Thing("p1", ThingKinds.ReceiptPrinter, ThingState.Online), Thing("p2", ThingKinds.ReceiptPrinter, ThingState.Offline)]);
        Assert.Equal(("eg-bad", "p2"), (lights[2].Words.Class, lights[2].Fault?.Id));
    }

    [Fact]
    public void All_PlatformAway_SaysThatSellingGoesOn()
    {
        var lights = Light.All([Thing("d", ThingKinds.Destination, ThingState.Offline)]);
        Assert.Contains("照常卖", lights[3].Words.Word.Zh, StringComparison.Ordinal);
        Assert.Null(Light.WorstFault([Thing("d", ThingKinds.Destination, ThingState.Offline)]));
    }

    [Fact]
    public void WorstFault_Ledger_ComesBeforeAnyDevice() =>
        Assert.Equal("journal", Light.WorstFault([Thing("r", ThingKinds.IdCardReader, ThingState.Offline), Thing("journal", ThingKinds.Journal, ThingState.Degraded)])?.Id);

    [Fact]
    public void WorstFault_CamerasAndDisabledDevices_AreNotTheClerksBusiness()
    {
        Assert.Null(Light.WorstFault([Thing("c", ThingKinds.Camera, ThingState.Offline)]));
        Assert.Equal("未配置", Light.All([Thing("r", ThingKinds.IdCardReader, ThingState.Disabled)])[0].Words.Word.Zh);
    }

    private static ThingStatus Thing(string id, string kind, ThingState state) =>
        new(id, kind, state, default, state is ThingState.Online or ThingState.Disabled ? null : Trouble);
}
