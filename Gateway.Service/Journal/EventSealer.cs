using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Journal;

/// <summary>Turns drafts into numbered, chained events. No I/O: the head it returns counts only once the events are on disk.</summary>
internal sealed class EventSealer(string gatewayId, BootIdentity boot)
{
    private readonly EventIds _ids = new();

    public IReadOnlyList<CommittedEvent> Seal(IReadOnlyList<EventDraft> drafts, EventStamp stamp, ref ChainHead head)
    {
        if (drafts.Count == 0) return [];
        var events = new CommittedEvent[drafts.Count];
        for (var i = 0; i < events.Length; i++) events[i] = Seal(drafts[i], stamp, ref head);
        return events;
    }

    private CommittedEvent Seal(EventDraft draft, EventStamp stamp, ref ChainHead head)
    {
        var message = new GatewayMessage(
            _ids.Next(stamp.Time), gatewayId, draft.Thing, draft.Type, stamp.Time, head.Seq + 1, boot.BootId, stamp.UptimeMs, stamp.Clock, head.Hash, draft.Data)
        { Subject = draft.Subject };
        var body = message.ToSealedBytes(out var hash);
        head = new ChainHead(message.Seq, hash, head.TotalBytes + body.Length);
        return new CommittedEvent(message.Seq, message.Id, draft.Type, draft.Class, stamp.Time, body, hash);
    }
}
