using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Checkout;

/// <summary>Events of the till beside the sale itself. None of them says anything about a person.</summary>
internal static class CheckoutEvents
{
    private const string Thing = "till";

    public static EventDraft IdentityRead(CardRead read) => EventDraft.Of(EventTypes.IdentityRead, Thing, EventClass.Change,
        new IdentityReadData(read.DeviceId, read.Document.Type.ToString(), read.Document.NumberChecked, (long)read.Elapsed.TotalMilliseconds),
        CheckoutJson.Plain.IdentityReadData);

    public static EventDraft Refused(Refusal refusal) => EventDraft.Of(EventTypes.SaleRefused, Thing, EventClass.Sale,
        new SaleRefusedData(refusal.Code, refusal.Product?.Code, refusal.Product?.Name, refusal.Product?.RegistrationNumber),
        CheckoutJson.Plain.SaleRefusedData);
}

/// <summary>Data of <c>store.identity.read.v1</c>: that a card was read, how well and how fast; not whose.</summary>
internal sealed record IdentityReadData(string Reader, string DocumentType, bool? NumberChecked, long ElapsedMs);

/// <summary>Data of <c>store.sale.refused.v1</c>: what was refused and why; not to whom.</summary>
internal sealed record SaleRefusedData(string Reason, string? ProductCode, string? ProductName, string? RegistrationNumber);
