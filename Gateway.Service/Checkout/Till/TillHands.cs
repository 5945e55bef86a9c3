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
    Action<Guid> Print)
{
    /// <summary>Adds what the store knows of a buyer: his quotas.</summary>
    public Func<Buyer, Buyer> Know { get; init; } = buyer => buyer;

    /// <summary>Who is behind a bound card or code; null when the text is none.</summary>
    public Func<string, Buyer?> MediumOf { get; init; } = _ => null;

    /// <summary>Binds a code to a buyer and says what became of it.</summary>
    public Func<Buyer, string, CancellationToken, Task<Notice>> Bind { get; init; } = (_, _, _) => Task.FromResult(new Notice(NoticeKind.Warning, new("不能绑定", "Not available")));
}
