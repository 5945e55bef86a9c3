using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery;

/// <summary>Brokers that misbehave in ways no real broker can be told to.</summary>
public sealed class ScriptedBrokerTests
{
    [Fact]
    public async Task Delivery_BrokerNeverAcknowledges_CountsAsDeadAndKeepsEverything()
    {
        await using var broker = new ScriptedBroker { OnPublish = _ => ScriptedAnswer.Hold };
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address, publishTimeout: TimeSpan.FromSeconds(1)));
        await rig.StartAsync();
        await rig.AppendAsync(5);

        await Wait.UntilAsync(() => broker.Connections >= 2);

        await Wait.UntilAsync(() => rig.Status("city")?.Trouble?.Code == "destination.silent");
        Assert.Equal(5, rig.View("city").Queue);
        Assert.Equal(DeliveryTick.Waiting, rig.Overview.TickOf(1));

        broker.OnPublish = _ => ScriptedAnswer.Take;
        await Wait.UntilAsync(() => rig.Sent("city"));
        Assert.Equal(0, rig.View("city").Quarantined);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task Delivery_BrokerLowersReceiveMaximum_NeverMoreIsInFlight(int maximum)
    {
        await using var broker = new ScriptedBroker { ReceiveMaximum = (ushort)maximum, OnPublish = _ => ScriptedAnswer.Hold };
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address, publishTimeout: TimeSpan.FromSeconds(1)));
        await rig.AppendBatchAsync(100);
        await rig.StartAsync();

        await Wait.UntilAsync(() => broker.Connections >= 2);

        Assert.Equal(maximum, broker.MostUnanswered);
        broker.OnPublish = _ => ScriptedAnswer.Take;
        await Wait.UntilAsync(() => rig.Sent("city"));
        Assert.Equal(Enumerable.Range(1, 100).Select(seq => (long)seq), broker.Published.Select(publish => publish.Seq).Distinct().Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public async Task Delivery_BrokerHangsUpAtTheKthEvent_EverythingArrives(int k)
    {
        var taken = new HashSet<long>();
        await using var broker = new ScriptedBroker();
        broker.OnPublish = publish =>
        {
            // Every connection but each third ends at its k-th event, now without, now with a word.
            if (publish.Connection % 3 != 0 && publish.Number == k)
                return ScriptedAnswer.HangUp((byte)(publish.Connection % 2 == 0 ? 0x89 : 0));
            taken.Add(publish.Seq);
            return ScriptedAnswer.Take;
        };
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.AppendBatchAsync(150);
        await rig.StartAsync();

        await Wait.UntilAsync(() => rig.Sent("city"));

        Assert.Equal(150, taken.Count);
        Assert.Equal(0, rig.View("city").Quarantined);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0x81)]
    public async Task Delivery_BrokerHangsUpAtOneEventEveryTime_OnlyThatOneIsSetAside(int code)
    {
        await using var broker = new ScriptedBroker();
        broker.OnPublish = publish => publish.Seq == 7 ? ScriptedAnswer.HangUp((byte)code) : ScriptedAnswer.Take;
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.StartAsync();
        await rig.AppendBatchAsync(40);

        // New events are what shows each time that the broker is well.
        while (rig.Overview.All.Count == 0 || rig.View("city").Queue > 0)
        {
            await rig.AppendAsync(1);
            await Wait.UntilAsync(() => rig.Overview.All.Count > 0 && rig.View("city").Queue <= 1);
            if (rig.View("city").Quarantined == 1)
                await Wait.UntilAsync(() => rig.Sent("city"));
            Assert.InRange(broker.Connections, 0, 40);
        }

        var entry = Assert.Single(await SettledQuarantineAsync(rig));
        Assert.Equal(7, entry.Seq);
        Assert.Contains("hangs up", entry.Reason, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, (int)rig.Journal.LastSeq).Select(seq => (long)seq), broker.Published.Select(publish => publish.Seq).Distinct().Order());
    }

    [Fact]
    public async Task Delivery_BrokerStopsAnsweringPings_IsNoticedWithinFourSeconds()
    {
        await using var broker = new ScriptedBroker();
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Status("city")?.State == ThingState.Online);

        broker.AnswersPings = false;

        await Wait.UntilAsync(() => rig.Status("city")!.Trouble?.Code == "destination.silent", TimeSpan.FromSeconds(5));
        broker.AnswersPings = true;
        await Wait.UntilAsync(() => rig.Status("city")!.State == ThingState.Online);
    }

    [Fact]
    public async Task Delivery_ServerKeepAliveIsShorter_PingsThatOften()
    {
        await using var broker = new ScriptedBroker { ServerKeepAlive = 1 };
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address, keepAlive: TimeSpan.FromMinutes(10)));
        await rig.StartAsync();

        await Wait.UntilAsync(() => broker.Pings >= 3, TimeSpan.FromSeconds(6));
        Assert.Equal(1, broker.Connections);
    }

    [Fact]
    public async Task Delivery_RefusedPassword_IsAnAlarmInPlainWords()
    {
        await using var broker = new ScriptedBroker { ConnectCode = 0x86 };
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.StartAsync();

        await Wait.UntilAsync(() => rig.Status("city")?.Trouble?.Code == "destination.refused");

        Assert.Contains("bad user name or password", rig.View("city").LastError!, StringComparison.Ordinal);
        Assert.Equal(1, broker.Connections);
    }

    [Fact]
    public async Task Delivery_AnotherBoxWithOurIdentity_IsSaid()
    {
        await using var broker = new ScriptedBroker { OnPublish = _ => ScriptedAnswer.HangUp(0x8E) };
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.StartAsync();
        await rig.AppendAsync(1);

        await Wait.UntilAsync(() => rig.Status("city")?.Trouble?.Code == "destination.same-identity");
        Assert.Equal(1, rig.View("city").Queue);
    }

    [Fact]
    public async Task Delivery_NobodySubscribes_EventsWaitInOrderUntilSomebodyDoes()
    {
        var somebody = false;
        await using var broker = new ScriptedBroker();
        broker.OnPublish = _ => somebody ? ScriptedAnswer.Take : ScriptedAnswer.Refuse(0x10);
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address, acceptNoSubscriber: false));
        await rig.AppendBatchAsync(80);
        await rig.StartAsync();

        await Wait.UntilAsync(() => rig.Status("city")?.Trouble?.Code == "destination.nobody-listens");
        Assert.Equal(80, rig.View("city").Queue);
        var before = broker.Published.Count;
        somebody = true;
        await Wait.UntilAsync(() => rig.Sent("city"));

        // The first is tried alone until somebody takes it, then the rest follows in order.
        Assert.Equal(Enumerable.Range(1, 80).Select(seq => (long)seq), broker.Published.Skip(before).Select(publish => publish.Seq).Distinct());
        await Wait.UntilAsync(() => rig.Status("city")!.State == ThingState.Online);
    }

    [Fact]
    public async Task Delivery_OneEventNeedsALaterTry_TheOthersDoNotWaitForIt()
    {
        var tries = 0;
        await using var broker = new ScriptedBroker();
        broker.OnPublish = publish => publish.Seq == 2 && ++tries == 1 ? ScriptedAnswer.Refuse(0x83) : ScriptedAnswer.Take;
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.AppendBatchAsync(10);
        await rig.StartAsync();

        await Wait.UntilAsync(() => rig.Sent("city"));

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2], broker.Published.Select(publish => publish.Seq));
    }

    [Fact]
    public async Task Delivery_EventLargerThanTheBrokerTakes_IsSetAsideAndBlocksNothing()
    {
        await using var broker = new ScriptedBroker { MaximumPacketSize = 2000 };
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.AppendBatchAsync(1);
        await rig.AppendBatchAsync(1, size: 3000);
        await rig.AppendBatchAsync(1);
        await rig.StartAsync();

        await Wait.UntilAsync(() => rig.Sent("city"));

        Assert.Equal([1, 3], broker.Published.Select(publish => publish.Seq));
        await Wait.UntilAsync(() => rig.Store.Quarantine("city").Count == 1);
        var entry = rig.Store.Quarantine("city")[0];
        Assert.Equal((2, 0x95), (entry.Seq, entry.Code));
        Assert.Contains("the broker takes 2000", entry.Reason, StringComparison.Ordinal);
        Assert.Equal(DeliveryTick.Rejected, rig.Overview.TickOf(2));
        Assert.Equal(1, broker.Connections);
    }

    [Fact]
    public async Task Delivery_FirstBrokerDead_TheSecondIsUsed()
    {
        await using var broker = new ScriptedBroker();
        await using var rig = new DeliveryRig(DeliveryRig.To("city", $"mqtt://127.0.0.1:{FreePort.Next()}", broker.Address));
        await rig.AppendBatchAsync(3);
        await rig.StartAsync();

        await Wait.UntilAsync(() => rig.Sent("city"), TimeSpan.FromSeconds(5));
        Assert.Equal(broker.Address, rig.View("city").Address);
    }

    [Fact]
    public async Task Message_OnTheWire_CarriesTheBodyOfTheJournalAndItsProperties()
    {
        await using var broker = new ScriptedBroker();
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.AppendBatchAsync(1, "store.sale.recorded.v1");
        await rig.StartAsync();
        await Wait.UntilAsync(() => broker.Published.Count == 1);
        await rig.AppendBatchAsync(1, "store.sale.recorded.v2");
        await Wait.UntilAsync(() => broker.Published.Count == 2);

        var (waited, live) = (broker.Published.First(), broker.Published.Last());
        var stored = rig.Journal.ReadEvents(0, 2);
        Assert.Equal("eg/v1/gw-test/event/store.sale.recorded.v1", waited.Topic);
        Assert.Equal(stored[0].Body.ToArray(), waited.Payload);
        Assert.Equal(stored[0].Id.ToString(), waited.Properties["id"]);
        Assert.Equal("1", waited.Properties["seq"]);
        Assert.Equal("store.sale.recorded.v1", waited.Properties["type"]);
        Assert.Equal("1", waited.Properties["schema"]);
        Assert.Equal("1", waited.Properties["replay"]);
        Assert.Equal("2", live.Properties["schema"]);
        Assert.False(live.Properties.ContainsKey("replay"));
    }

    private static async Task<IReadOnlyList<EdgeGateway.Service.Delivery.Quarantine.QuarantineEntry>> SettledQuarantineAsync(DeliveryRig rig)
    {
        await Wait.UntilAsync(() => rig.Store.Quarantine("city").Count > 0);
        return rig.Store.Quarantine("city");
    }
}
