using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Tests.Journal;

/// <summary>What must hold of every journal, whatever happened to it.</summary>
internal static class JournalProof
{
    /// <summary>Numbers rise one by one from 1, each event follows the one before, the columns say what the body says.</summary>
    public static IReadOnlyList<CommittedEvent> ReadWhole(JournalStore store)
    {
        var events = new List<CommittedEvent>();
        while (store.ReadEvents(events.LastOrDefault()?.Seq ?? 0, 1000) is { Count: > 0 } page) events.AddRange(page);
        var previous = HashChain.Start;
        for (var i = 0; i < events.Count; i++)
        {
            Assert.Equal(i + 1, events[i].Seq);
            Assert.Equal(ChainVerdict.Intact, HashChain.Verify(events[i].Body, previous));
            Assert.True(GatewayMessage.TryParse(events[i].Body, out var message, out _));
            Assert.Equal((message.Seq, message.Id, message.Type, message.Time, message.Hash), (events[i].Seq, events[i].Id, events[i].Type, events[i].Time, events[i].Hash));
            previous = events[i].Hash;
        }

        Assert.Equal(store.LastSeq, events.Count);
        Assert.Equal(events.Count, events.Select(e => e.Id).Distinct().Count());
        return events;
    }

    /// <summary>The <c>number</c> a test put into its draft.</summary>
    public static int Number(CommittedEvent @event)
    {
        Assert.True(GatewayMessage.TryParse(@event.Body, out var message, out _));
        using var data = JsonDocument.Parse(message.Data);
        return data.RootElement.GetProperty("number").GetInt32();
    }
}
