using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.LocalApi.Pairing;

namespace EdgeGateway.Service.LocalApi;

/// <summary>What the law wants on record about other programs: who was let in, and each time a whole identity was handed out. Not whose.</summary>
internal static class LocalApiEvents
{
    private const string Thing = "till";

    public static EventDraft Paired(PairedPage page) => EventDraft.Of(EventTypes.PagePaired, Thing, EventClass.Change,
        new PagePairedData(page.Origin, page.Name, page.Id, page.Scopes), LocalApiJson.Plain.PagePairedData, page.Id);

    /// <param name="by"><c>clerk</c> or <c>page</c>.</param>
    public static EventDraft Unpaired(PairedPage page, string by) => EventDraft.Of(EventTypes.PageUnpaired, Thing, EventClass.Change,
        new PageUnpairedData(page.Origin, page.Id, by), LocalApiJson.Plain.PageUnpairedData, page.Id);

    /// <param name="way"><c>events</c> or <c>compat</c>.</param>
    public static EventDraft Shared(PairedPage page, CardRead read, string way) => EventDraft.Of(EventTypes.IdentityShared, Thing, EventClass.Sale,
        new IdentitySharedData(page.Origin, page.Id, read.DeviceId, read.Document.Type.ToString(), way), LocalApiJson.Plain.IdentitySharedData, page.Id);
}

internal sealed record PagePairedData(string Origin, string Name, string Pairing, IReadOnlyList<string> Scopes);

internal sealed record PageUnpairedData(string Origin, string Pairing, string By);

internal sealed record IdentitySharedData(string Origin, string Pairing, string Reader, string DocumentType, string Way);
