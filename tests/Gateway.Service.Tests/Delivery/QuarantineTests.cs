using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Tests.LocalPlatform;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery;

/// <summary>What a platform refuses is set aside, can be sent again, and blocks nothing.</summary>
public sealed class QuarantineTests
{
    private const string Access = """
        topic readwrite eg/v1/+/event/test.allowed.v1
        topic readwrite eg/v1/+/receipt
        topic readwrite eg/v1/+/status
        topic read #
        """;

    [Fact]
    public async Task Event_TopicForbiddenOnARealBroker_IsSetAsideAndTheOthersGoOn()
    {
        await using var broker = new Mosquitto(access: Access);
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.AppendBatchAsync(3, "test.allowed.v1");
        await rig.AppendBatchAsync(2, "test.forbidden.v1");
        await rig.AppendBatchAsync(3, "test.allowed.v1");
        await rig.StartAsync();

        await Wait.UntilAsync(() => receiver.Count == 6);

        Assert.Equal([1, 2, 3, 6, 7, 8], receiver.Seqs);
        await Wait.UntilAsync(() => rig.Store.Quarantine("city").Count == 2);
        Assert.All(rig.Store.Quarantine("city"), entry => Assert.Equal((0x87, "test.forbidden.v1"), (entry.Code, entry.Type)));
        Assert.Equal([DeliveryTick.Rejected, DeliveryTick.Rejected], [rig.Overview.TickOf(4), rig.Overview.TickOf(5)]);
        await Wait.UntilAsync(() => rig.Status("city")!.Trouble?.Code == "destination.rejected");
        Assert.Equal(ThingState.Degraded, rig.Status("city")!.State);
    }

    [Fact]
    public async Task Resend_AfterTheCauseIsFixed_DeliversAndLeavesTheList()
    {
        var forbidden = true;
        await using var broker = new ScriptedBroker();
        broker.OnPublish = publish => forbidden && publish.Seq == 2 ? ScriptedAnswer.Refuse(0x87) : ScriptedAnswer.Take;
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.AppendBatchAsync(3);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Store.Quarantine("city").Count == 1);

        // Still forbidden: it comes back with one more attempt.
        await rig.ResendAsync(rig.Store.Quarantine("city")[0].Id);
        await Wait.UntilAsync(() => rig.Store.Quarantine("city") is [{ Attempts: 2 }]);

        forbidden = false;
        await rig.ResendAsync(rig.Store.Quarantine("city")[0].Id);

        await Wait.UntilAsync(() => rig.Store.Quarantine("city").Count == 0);
        Assert.Equal(DeliveryTick.Delivered, rig.Overview.TickOf(2));
        Assert.Equal([1, 2, 3, 2, 2], broker.Published.Select(publish => publish.Seq));
        Assert.Equal("1", broker.Published.Last().Properties["replay"]);
        await Wait.UntilAsync(() => rig.Status("city")!.State == ThingState.Online);
    }

    [Fact]
    public async Task Resend_AskedWhileThePlatformIsAway_SurvivesARestart()
    {
        var forbidden = true;
        await using var broker = new ScriptedBroker();
        broker.OnPublish = publish => forbidden ? ScriptedAnswer.Refuse(0x99) : ScriptedAnswer.Take;
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.AppendBatchAsync(1);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Store.Quarantine("city").Count == 1);
        await rig.StopAsync();
        await rig.Store.AskResendAsync(rig.Store.Quarantine("city")[0].Id, null, TestContext.Current.CancellationToken);
        forbidden = false;

        await rig.StartAsync();

        await Wait.UntilAsync(() => rig.Overview.All.Count > 0 && rig.View("city").Quarantined == 0);
        Assert.Equal(2, broker.Published.Count);
    }

    [Fact]
    public async Task Quarantine_AfterARestart_IsStillThereAndStillRejected()
    {
        await using var broker = new ScriptedBroker { OnPublish = _ => ScriptedAnswer.Refuse(0x90) };
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.AppendBatchAsync(2);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Store.Quarantine("city").Count == 2);
        await rig.StopAsync();

        await rig.StartAsync();

        // The trouble of before the restart is still in the registry, so that alone says nothing.
        await Wait.UntilAsync(() => rig.Overview.TickOf(2) == DeliveryTick.Rejected && rig.Status("city")?.Trouble?.Code == "destination.rejected");
        Assert.Equal(2, broker.Published.Count);
    }

    [Fact]
    public async Task AskResend_UnknownNumber_IsNothing()
    {
        await using var rig = new DeliveryRig();

        Assert.Empty(await rig.Store.AskResendAsync(77, null, TestContext.Current.CancellationToken));
    }
}
