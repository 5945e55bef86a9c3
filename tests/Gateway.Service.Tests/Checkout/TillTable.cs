using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Journal;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>A session whose ledger, outbox and printer are lists.</summary>
internal sealed class TillTable : IDisposable
{
    public TillTable(bool designated = true, Func<TillHands, TillHands>? hands = null)
    {
        Clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("store", TimeSpan.FromHours(8), "store", "store"));
        Session = new CheckoutSession(Shelf.Desk(designated), hands is null ? Hands : hands(Hands), TimeSpan.FromMinutes(5), Clock);
        Session.Changed += () => Changes++;
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero));
    public CheckoutSession Session { get; }
    public List<(SaleDraft Draft, TimeSpan Took)> Recorded { get; } = [];
    public List<EventDraft> Posted { get; } = [];
    public List<Guid> Printed { get; } = [];
    public int Changes { get; private set; }

    /// <summary>What the ledger answers; null: it takes the sale.</summary>
    public Func<SaleDraft, Task<RecordResult>>? Ledger { get; set; }

    public CheckoutState State => Session.State;

    private TillHands Hands => new(RecordAsync, Posted.Add, Printed.Add);

    public IEnumerable<string> PostedTypes => Posted.Select(draft => draft.Type);

    public void Scan(params string[] labels)
    {
        foreach (var label in labels)
            Session.Label(label, null);
    }

    public void Dispose() => Session.Dispose();

    public static CommittedSale SaleOf(SaleDraft draft) => new()
    {
        Id = Guid.CreateVersion7(),
        Seq = 1,
        EventHash = new string('a', 64),
        Code = "AAAAA-AAAAA",
        Time = default,
        LocalTime = default,
        StoreName = "",
        LicenceNumber = "",
        Operator = "",
        Method = SaleFacts.Nobody,
        TotalFen = draft.TotalFen,
        Catalogue = "",
    };

    private async Task<RecordResult> RecordAsync(SaleDraft draft, TimeSpan took, CancellationToken stopping)
    {
        if (Ledger is { } ledger)
            return await ledger(draft);
        Recorded.Add((draft, took));
        return new RecordResult(SaleOf(draft), null);
    }
}
