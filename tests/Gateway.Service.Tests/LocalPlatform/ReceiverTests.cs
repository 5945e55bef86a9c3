using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Tests.Delivery;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.LocalPlatform;

/// <summary>The reference receiver at a real broker.</summary>
public sealed class ReceiverTests
{
    [Fact]
    public async Task Receiver_AwayWhileEventsCame_GetsThemFromItsSession()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        using var folder = new TempFolder();
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address, acceptNoSubscriber: false));
        await rig.StartAsync();
        await using (var receiver = await ReceiverRig.StartAsync(broker.Address, folder))
        {
            await rig.AppendAsync(5);
            await Wait.UntilAsync(() => receiver.Count == 5);
        }

        await rig.AppendAsync(20);
        await Wait.UntilAsync(() => rig.View("city").Queue == 0);

        await using var again = await ReceiverRig.StartAsync(broker.Address, folder);
        await Wait.UntilAsync(() => again.Count == 25);
        await Wait.UntilAsync(() => rig.View("city").ConfirmedUpTo == 25);
        Assert.Equal(Enumerable.Range(1, 25).Select(seq => (long)seq), again.Seqs);
    }

    [Fact]
    public async Task Gateway_LedgerLost_SendsTheWholeHistoryAgain()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.StartAsync();
        await using (var receiver = await ReceiverRig.StartAsync(broker.Address))
        {
            await rig.AppendAsync(30);
            await Wait.UntilAsync(() => rig.View("city").ConfirmedUpTo == 30);
        }

        // Another ledger: the platform begins at nothing and hears only of what comes from now on.
        await using var fresh = await ReceiverRig.StartAsync(broker.Address);
        await rig.AppendAsync(1);

        await Wait.UntilAsync(() => fresh.Count == 31, TimeSpan.FromSeconds(30), () => $"{fresh.Count} {rig.View("city")}");
        await Wait.UntilAsync(() => rig.Overview.TickOf(1) == DeliveryTick.Confirmed && rig.View("city").ConfirmedMissing == 0);
        Assert.Equal("ok", rig.View("city").Chain);
    }
}
