using System.Text;
using EdgeGateway.KillLedger;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Tests.Kills;

/// <summary>A judge who never convicts proves nothing: every kind of damage must be found.</summary>
public sealed class ComparisonTests
{
    private static readonly Ledgers Clean = Whole(6);

    [Fact]
    public void Compare_NothingHappened_FindsNothing()
    {
        var result = Clean.Compare();
        Assert.Empty(result.Findings);
        Assert.Equal((6, 6, 6, 0, 0, 0, 0), (result.Acknowledged, result.InJournal, result.Received, result.InDoubt, result.Lost, result.Twice, result.CameLate));
    }

    [Fact]
    public void Compare_CommitNotNotedBecauseOfTheKill_IsAllowedButCounted()
    {
        var result = (Clean with { Acknowledged = [.. Clean.Acknowledged.Take(5)] }).Compare();
        Assert.Empty(result.Findings);
        Assert.Equal((5, 1), (result.Acknowledged, result.InDoubt));
    }

    [Fact]
    public void Compare_AcknowledgedButNotInTheJournal_IsLost()
    {
        var result = (Clean with { Journal = Clean.Journal.Take(5).ToList(), Facts = Clean.Facts.Take(5).ToList(), Received = Clean.Received.Take(5).ToList() }).Compare();
        Assert.Equal(1, result.Lost);
        Assert.Equal("number 106 was acknowledged as event 6 and is not in the journal", Assert.Single(result.Findings));
    }

    [Fact]
    public void Compare_NumberUsedForAnotherEvent_IsLost()
    {
        var result = (Clean with { Acknowledged = [.. Clean.Acknowledged, new Acknowledged(3, 999)] }).Compare();
        Assert.Equal(1, result.Lost);
        Assert.Contains("number 999 was acknowledged as event 3", Assert.Single(result.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_NeverArrived_IsLost()
    {
        var result = (Clean with { Received = [.. Clean.Received.Where(one => one.Seq != 4)] }).Compare();
        Assert.Equal(1, result.Lost);
        Assert.Equal("event 4 never reached the receiver", Assert.Single(result.Findings));
    }

    [Fact]
    public void Compare_ArrivedTwice_IsFound()
    {
        var result = (Clean with { Received = [.. Clean.Received, Clean.Received[2]] }).Compare();
        Assert.Equal(1, result.Twice);
        Assert.Contains("1 events are at the receiver more than once", result.Findings);
    }

    [Fact]
    public void Compare_SameIdUnderTwoNumbers_IsFound()
    {
        var result = (Clean with { Received = [.. Clean.Received.Take(5), Clean.Received[5] with { Id = Clean.Received[0].Id }] }).Compare();
        Assert.Equal(1, result.Twice);
    }

    [Fact]
    public void Compare_ReceiverHasWhatTheJournalLost_IsFound()
    {
        var result = (Clean with { Acknowledged = Clean.Acknowledged.Take(5).ToList(), Journal = Clean.Journal.Take(5).ToList(), Facts = Clean.Facts.Take(5).ToList() }).Compare();
        Assert.Equal("event 6 at the receiver is not the one in the journal", Assert.Single(result.Findings));
    }

    [Fact]
    public void Compare_AlteredOnTheWay_IsFound()
    {
        var altered = Clean.Received[2].Body.ToArray();
        altered[20] ^= 1;
        var result = (Clean with { Received = [.. Clean.Received.Take(2), Clean.Received[2] with { Body = altered }, .. Clean.Received.Skip(3)] }).Compare();
        Assert.Equal("event 3 at the receiver is not the one in the journal", Assert.Single(result.Findings));
    }

    [Fact]
    public void Compare_LateArrivals_AreCountedNotCondemned()
    {
        var result = (Clean with { Received = [Clean.Received[0], Clean.Received[3], Clean.Received[1], Clean.Received[2], Clean.Received[4], Clean.Received[5]] }).Compare();
        Assert.Empty(result.Findings);
        Assert.Equal(2, result.CameLate);
    }

    [Fact]
    public void Compare_ChainBroken_IsFound()
    {
        var other = Whole(6).Journal;
        var result = (Clean with { Journal = [.. Clean.Journal.Take(3), .. other.Skip(3)], Received = [.. Clean.Received.Take(3), .. other.Skip(3)] }).Compare();
        Assert.Equal("chain at 4: Unlinked", Assert.Single(result.Findings));
    }

    [Fact]
    public void Compare_FactAndEventApart_IsFound()
    {
        Assert.Equal("1 events without their fact", Assert.Single((Clean with { Facts = [.. Clean.Facts.Skip(1)] }).Compare().Findings));
        Assert.Contains("fact 777 without its event 6", (Clean with { Facts = [.. Clean.Facts.Take(5), new Fact(777, 1, 6)] }).Compare().Findings);
    }

    [Fact]
    public void Compare_ProducersNumbersOutOfOrder_IsFound()
    {
        var facts = Clean.Facts.Select(fact => fact with { Producer = 1 }).ToList();
        (facts[1], facts[2]) = (facts[1] with { Number = facts[2].Number }, facts[2] with { Number = facts[1].Number });
        Assert.Contains("producer 1: 102 after 103", (Clean with { Facts = facts }).Compare().Findings);
    }

    [Fact]
    public void Compare_ReceiversOwnComplaint_IsAFinding() =>
        Assert.Equal("chain broken at 3", Assert.Single((Clean with { Complaints = ["chain broken at 3"] }).Compare().Findings));

    private static Ledgers Whole(int count)
    {
        var (ids, previous, journal) = (new EventIds(), HashChain.Start, new List<Event>());
        for (var seq = 1; seq <= count; seq++)
        {
            var message = new GatewayMessage(
                ids.Next(DateTimeOffset.UnixEpoch), "kill-ledger", "producer", NumberProducer.EventType, DateTimeOffset.UnixEpoch, seq, Guid.Empty, seq, ClockState.Synced, previous,
                Encoding.UTF8.GetBytes($$"""{"number":{{100 + seq}},"producer":{{seq % 2}}}"""));
            journal.Add(new Event(seq, message.Id, message.ToSealedBytes(out previous)));
        }

        return new Ledgers(
            [.. journal.Select(one => new Acknowledged(one.Seq, 100 + one.Seq))], [.. journal.Select(one => new Fact(100 + one.Seq, (int)one.Seq % 2, one.Seq))], journal, journal);
    }
}
