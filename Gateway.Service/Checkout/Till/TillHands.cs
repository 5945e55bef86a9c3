using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>What the session can do to the world outside its basket.</summary>
/// <param name="Record">Writes a sale; the time is from the first card or scan to the main key.</param>
/// <param name="Post">Puts an event on record, in order, without waiting.</param>
/// <param name="Print">Prints the receipt of a committed sale, without waiting.</param>
internal sealed record TillHands(
    Func<SaleDraft, TimeSpan, CancellationToken, Task<RecordResult>> Record,
    Action<EventDraft> Post,
    Action<Guid> Print);
