using System.Text;
using CsCheck;
using EdgeGateway.Service.LocalPlatform;
using EdgeGateway.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.LocalPlatform;

public sealed class LedgerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private readonly EventFactory _events = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Append_EventsInOrder_AreThereWithAWholeChain()
    {
        using var ledger = Open();

        var outcomes = ledger.Append(_events.Take(5));

        Assert.All(outcomes, outcome => Assert.Equal(ArrivalOutcome.Accepted, outcome.Outcome));
        var receipt = ledger.ReceiptFor("gw-1");
        Assert.Equal((5, 0, "ok"), (receipt.Watermark, receipt.Missing.Count, receipt.Chain));
        Assert.Equal([1, 2, 3, 4, 5], ledger.ReadAfter(0, 10).Select(entry => entry.Seq));
        Assert.Equal([4, 5], ledger.ReadAfter(3, 10).Select(entry => entry.Row));
    }

    [Fact]
    public void Append_SameEventTwice_IsTakenOnce()
    {
        using var ledger = Open();
        var @event = _events.Next();

        var outcomes = ledger.Append([@event, @event]).Concat(ledger.Append([@event]));

        Assert.Equal([ArrivalOutcome.Accepted, ArrivalOutcome.Duplicate, ArrivalOutcome.Duplicate], outcomes.Select(outcome => outcome.Outcome));
        Assert.Single(ledger.ReadAfter(0, 10));
        Assert.Equal("ok", ledger.ReceiptFor("gw-1").Chain);
    }

    [Fact]
    public void Append_AnyOrderAndRepetition_EndsWithTheSameLedger() => Gen.Shuffle(Enumerable.Range(0, 12).Concat([3, 7]).ToArray()).Sample(order =>
    {
        using var ledger = new Ledger(_folder.File($"{Guid.NewGuid():N}.db"), _clock);
        var events = new EventFactory().Take(12);
        foreach (var index in order)
            ledger.Append([events[index]]);

        var receipt = ledger.ReceiptFor("gw-1");
        Assert.Equal((12, 0, "ok"), (receipt.Watermark, receipt.Missing.Count, receipt.Chain));
    }, iter: 20);

    [Fact]
    public void Append_WithGaps_ReceiptNamesThem()
    {
        using var ledger = Open();
        var events = _events.Take(10);

        ledger.Append([events[0], events[1], events[4], events[9]]);

        var receipt = ledger.ReceiptFor("gw-1");
        Assert.Equal(10, receipt.Watermark);
        Assert.Equal("3-4,6-9", receipt.MissingSet().ToString());
    }

    [Fact]
    public void Append_AnEventThatDoesNotFollow_BreaksTheChainThere()
    {
        using var ledger = Open();
        ledger.Append(_events.Take(3));
        ledger.Append([_events.Next(prevHash: new string('a', 64)), .. _events.Take(2)]);

        Assert.Equal("broken at 4", ledger.ReceiptFor("gw-1").Chain);
    }

    [Fact]
    public void Append_AnAlteredEvent_BreaksTheChainThere()
    {
        using var ledger = Open();
        var honest = _events.Next();
        var altered = honest with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(honest.Body.Span).Replace("\"data\":{}", "\"data\":{\"x\":1}", StringComparison.Ordinal)) };

        Assert.Equal(ArrivalOutcome.Accepted, ledger.Append([altered])[0].Outcome);
        Assert.Equal("broken at 1", ledger.ReceiptFor("gw-1").Chain);
    }

    [Fact]
    public void Append_AnotherBoxWithTheSameNumbers_IsAConflictAndKept()
    {
        using var ledger = Open();
        ledger.Append(_events.Take(2));

        var outcome = ledger.Append([new EventFactory().Next()])[0];

        Assert.Equal(ArrivalOutcome.Conflict, outcome.Outcome);
        Assert.Equal("conflict at 1", ledger.ReceiptFor("gw-1").Chain);
        Assert.Equal(2, ledger.ReadAfter(0, 10).Count);
    }

    [Fact]
    public void Append_TwoGateways_AreKeptApart()
    {
        using var ledger = Open();
        ledger.Append([.. _events.Take(3), .. new EventFactory("gw-2").Take(2)]);

        Assert.Equal((3, 2), (ledger.ReceiptFor("gw-1").Watermark, ledger.ReceiptFor("gw-2").Watermark));
        Assert.Equal(["gw-1", "gw-2"], ledger.Gateways.Order());
    }

    [Theory]
    [InlineData("eg/v1/gw-1/event/x", "not json")]
    [InlineData("eg/v1/gw-1/event/x", "{}")]
    [InlineData("eg/v1/gw-1/event/x", "")]
    public void Append_NotAnEvent_IsRefusedAndBlocksNothing(string topic, string body)
    {
        using var ledger = Open();

        var outcomes = ledger.Append([new Arrival(topic, Encoding.UTF8.GetBytes(body), false), _events.Next()]);

        Assert.Equal([ArrivalOutcome.Refused, ArrivalOutcome.Accepted], outcomes.Select(outcome => outcome.Outcome));
        Assert.NotEmpty(outcomes[0].Reason!);
    }

    [Fact]
    public void Append_EventOnAnotherGatewaysTopic_IsRefused()
    {
        using var ledger = Open();

        Assert.Equal(ArrivalOutcome.Refused, ledger.Append([_events.Next() with { Topic = "eg/v1/gw-9/event/x" }])[0].Outcome);
    }

    [Fact]
    public void Open_Again_KnowsEverythingStill()
    {
        string client;
        var events = _events.Take(4);
        using (var ledger = Open())
        {
            client = ledger.ClientId;
            ledger.Append([events[0], events[1], events[3]]);
            ledger.Append([new EventFactory().Next()]);
        }

        using var again = Open();
        var receipt = again.ReceiptFor("gw-1");
        Assert.Equal((4, "3", "conflict at 1"), (receipt.Watermark, receipt.MissingSet().ToString(), receipt.Chain));
        Assert.Equal(client, again.ClientId);
        Assert.Equal(ArrivalOutcome.Duplicate, again.Append([events[3]])[0].Outcome);
    }

    private Ledger Open() => new(_folder.File("ledger.db"), _clock);
}
