using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Kinds;

/// <summary>What every kind of destination must do, whatever it talks to. A new kind inherits this and brings its partner.</summary>
public abstract class KindSuite : IAsyncLifetime
{
    private Partner _partner = null!;

    /// <summary>Can an event be refused by this kind without a mapping?</summary>
    private protected virtual bool RefusesLargeEvents => true;

    private protected abstract Partner NewPartner();

    public async ValueTask InitializeAsync()
    {
        _partner = NewPartner();
        await _partner.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _partner.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Events_PartnerThere_ArriveInOrderAndCountAsDelivered()
    {
        await using var rig = new DeliveryRig(_partner.To("city"));
        await rig.StartAsync();

        await rig.AppendAsync(30);
        await rig.AppendBatchAsync(100);

        await ArriveAsync(rig, 130);
        Assert.Equal((DeliveryTick.Delivered, 130L, 0L), (Least(DeliveryTick.Delivered, rig.Overview.TickOf(130)), rig.View("city").DeliveredUpTo, rig.View("city").Quarantined));
        await Wait.UntilAsync(() => rig.Status("city")?.State == ThingState.Online);
        Assert.Equal(_partner.To("city").Kind, rig.View("city").Kind);
    }

    [Fact]
    public async Task Events_PartnerAwayAtFirst_ArriveInOrderWhenItComes()
    {
        await _partner.StopAsync();
        await using var rig = new DeliveryRig(_partner.To("city"));
        await rig.StartAsync();
        await rig.AppendBatchAsync(200);
        await Wait.UntilAsync(() => rig.Status("city")?.Trouble is not null);
        Assert.Equal((200L, DeliveryTick.Waiting), (rig.View("city").Queue, rig.Overview.TickOf(1)));

        await _partner.StartAsync();

        await ArriveAsync(rig, 200);
    }

    [Fact]
    public async Task Events_PartnerGoesAndComesAgainAndAgain_NothingIsLostAndNothingIsTakenTwice()
    {
        await using var rig = new DeliveryRig(_partner.To("city"));
        await rig.StartAsync();
        for (var round = 1; round <= 3; round++)
        {
            await rig.AppendBatchAsync(40);
            await Wait.UntilAsync(() => _partner.Seqs.Count > (round - 1) * 80, state: () => State(rig));
            await _partner.StopAsync();
            await rig.AppendBatchAsync(40);
            await _partner.StartAsync();
            await Wait.UntilAsync(() => _partner.Seqs.Count == round * 80, state: () => State(rig));
        }

        await Wait.UntilAsync(() => rig.Sent("city"), state: () => State(rig));
        Assert.Equal(Numbers(240), _partner.Seqs.Order());
    }

    [Fact]
    public async Task Event_ThatIsRefused_IsSetAsideAndTheOthersGoOn()
    {
        if (!RefusesLargeEvents)
            Assert.Skip("this kind takes events of any size; MappedDestinationTests shows what it refuses");
        await using var rig = new DeliveryRig(_partner.To("city"));
        await rig.StartAsync();
        await rig.AppendAsync(3);
        await rig.AppendBatchAsync(1, size: Partner.PoisonBytes);
        await rig.AppendAsync(3);

        await Wait.UntilAsync(() => rig.Store.Quarantine("city").Count == 1 && _partner.Seqs.Count == 6, state: () => State(rig));
        Assert.Equal([1, 2, 3, 5, 6, 7], _partner.Seqs.Order());
        Assert.Equal(4, rig.Store.Quarantine("city")[0].Seq);
        Assert.Equal(DeliveryTick.Rejected, rig.Overview.TickOf(4));
        await Wait.UntilAsync(() => rig.Status("city")!.Trouble?.Code == "destination.rejected", state: () => State(rig));
    }

    [Fact]
    public async Task Gateway_RestartedWithHalfTheBacklogSent_GoesOnFromItsCursor()
    {
        await using var rig = new DeliveryRig(_partner.To("city", replayRate: 400));
        await rig.AppendBatchAsync(300);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Overview.All.Count > 0 && rig.View("city").DeliveredUpTo > 60, state: () => State(rig));
        await rig.StopAsync();
        var saved = rig.Store.Load("city").Settled;
        Assert.InRange(saved.Low, 61, 299);
        await Wait.UntilAsync(() => _partner.Seqs.Count == saved.Count);

        await rig.StartAsync();

        await ArriveAsync(rig, 300);
    }

    [Fact]
    public async Task Destination_AnotherOneOfItsKindIsDead_IsNotDelayed()
    {
        await using var rig = new DeliveryRig(_partner.Dead("dead"), _partner.To("city"));
        await rig.StartAsync();

        await rig.AppendBatchAsync(200);

        await Wait.UntilAsync(() => _partner.Seqs.Count == 200, TimeSpan.FromSeconds(5), () => State(rig));
        Assert.Equal((200, 1), (rig.View("dead").Queue, rig.Overview.NeededFrom));
        await Wait.UntilAsync(() => rig.Status("dead")?.State == ThingState.Offline);
    }

    [Fact]
    public async Task Backlog_IsMarkedWhereTheKindCanMark()
    {
        await using var rig = new DeliveryRig(_partner.To("city"));
        await rig.AppendBatchAsync(20);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Sent("city"), state: () => State(rig));

        await rig.AppendAsync(5);

        await ArriveAsync(rig, 25);
        if (_partner.Replayed is { } replayed)
            Assert.Equal(Numbers(20), replayed);
    }

    private async Task ArriveAsync(DeliveryRig rig, int count)
    {
        await Wait.UntilAsync(() => _partner.Seqs.Count == count && rig.Sent("city"), state: () => State(rig));
        Assert.Equal(Numbers(count), _partner.Seqs);
    }

    private string State(DeliveryRig rig) => $"{_partner.Seqs.Count} arrived, {rig.Overview.All.FirstOrDefault(view => view.Id == "city")}";

    private static DeliveryTick Least(DeliveryTick a, DeliveryTick b) => a < b ? a : b;

    private static IEnumerable<long> Numbers(int count) => Enumerable.Range(1, count).Select(i => (long)i);
}
