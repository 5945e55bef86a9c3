using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Demo;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Training;

/// <summary>
/// A till to practise on: the same desk and rules, but a basket of its own, cards and labels from buttons, and papers on the screen. It
/// is given neither journal nor printer nor outbox, so nothing that happens here can become a record.
/// </summary>
internal sealed class TrainingTill : IDisposable
{
    private const int Kept = 5;

    private static readonly Trouble Gone = new("sale.unknown", new("培训只留最近五笔，这一笔已经不在了", "The training keeps the last five sales; this one is gone"), new("请用列表里的一笔练习", "Practise with one of the list"));

    private readonly CheckoutOptions _store;
    private readonly ClerkOnDuty _clerk;
    private readonly TimeProvider _clock;
    private readonly TrainingDevices _devices;
    private List<TrainingSale> _sales = [];
    private int _unit;

    /// <param name="desk">Rules of the real till.</param>
    /// <param name="store">Its settings.</param>
    /// <param name="clerk">Whoever is on duty practises.</param>
    /// <param name="clock">Times of the exercises.</param>
    public TrainingTill(TillDesk desk, CheckoutOptions store, ClerkOnDuty clerk, TimeProvider clock)
    {
        (_store, _clerk, _clock) = (store, clerk, clock);
        _devices = new TrainingDevices(clock);
        Session = new CheckoutSession(desk, new TillHands(RecordAsync, _ => { }, Print), store.BuyerTimeout, clock);
    }

    /// <summary>A sale, a paper or a plug changed. The session tells its own changes.</summary>
    public event Action? Changed;

    public CheckoutSession Session { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<SaleView> Sales => [.. _sales.Select(sale => sale.View)];

    /// <summary>Last paper, as lines of text; null before the first.</summary>
    public IReadOnlyList<string>? Paper { get; private set; }

    public IReadOnlyList<ThingStatus> Things => _devices.Things;

    /// <summary>Does nothing while the reader is unplugged, as in life.</summary>
    public void Place(int card)
    {
        if (_devices.Works(ThingKinds.IdCardReader))
            Session.Card(new(TrainingDevices.IdOf(ThingKinds.IdCardReader), DemoBench.Cards[card], _clock.GetUtcNow(), TimeSpan.Zero));
    }

    /// <summary>Does nothing while the scanner is unplugged, as in life.</summary>
    public void Scan(int sample)
    {
        if (!_devices.Works(ThingKinds.Scanner))
            return;
        var label = DemoBench.Samples[sample].Label;
        Session.Label(label.Length > 0 ? label : $"https://trace.example/?code=12600011001{++_unit:D21}", null);
    }

    /// <summary>Pulls a plug or puts it back.</summary>
    public void Flip(string kind)
    {
        _devices.Flip(kind);
        Changed?.Invoke();
    }

    public bool Works(string kind) => _devices.Works(kind);

    /// <summary>An exercise of the list; null when newer ones pushed it out.</summary>
    public CommittedSale? Find(Guid saleId) => _sales.Find(one => one.Sale.Id == saleId)?.Sale;

    /// <summary>Takes the whole exercise back, by the rules of the real till.</summary>
    public ReversalResult Cancel(Guid saleId, string reason) =>
        Reverse(ReversalKind.Cancelled, saleId, reason, sale => new ReversalRules(_store.CancelDays).Cancel(sale, reason, DateOnly.FromDateTime(_clock.GetLocalNow().DateTime)));

    /// <summary>Takes some lines back.</summary>
    public ReversalResult Return(Guid saleId, IReadOnlyList<ReturnLine> lines, string reason) =>
        Reverse(ReversalKind.Returned, saleId, reason, sale => ReversalRules.Return(sale, lines, reason));

    public void Reprint(Guid saleId) => Print(saleId, reprint: true);

    public void Dispose() => Session.Dispose();

    private Task<RecordResult> RecordAsync(SaleDraft draft, TimeSpan took, CancellationToken stopping)
    {
        var sale = TrainingReceipt.SaleOf(draft, _store, _clerk.Name, _clock.GetLocalNow());
        _sales = [new TrainingSale(sale, ViewOf(sale)), .. _sales.Take(Kept - 1)];
        return Task.FromResult(new RecordResult(sale, null));
    }

    private ReversalResult Reverse(ReversalKind kind, Guid saleId, string reason, Func<CommittedSale, ReversalPlan> plan)
    {
        if (_sales.Find(one => one.Sale.Id == saleId) is not { } found)
            return new ReversalResult(null, Gone);
        var planned = plan(found.Sale);
        if (planned.Trouble is { } trouble)
            return new ReversalResult(null, trouble);
        var back = TrainingReceipt.ReversalOf(kind, found.Sale, planned, reason.Trim(), _clock.GetLocalNow()) with { Operator = _clerk.Name };
        var sale = found.Sale with { Reversals = [.. found.Sale.Reversals, back] };
        Put(found, new TrainingSale(sale, found.View with { Cancelled = sale.Cancelled, ReturnedFen = sale.Reversals.Sum(one => one.AmountFen) }));
        Lay(ReversalComposer.Compose(sale, back, copy: 0));
        Changed?.Invoke();
        return new ReversalResult(back, null);
    }

    private void Put(TrainingSale before, TrainingSale after) => _sales = [.. _sales.Select(one => one == before ? after : one)];

    /// <summary>False while the printer is unplugged.</summary>
    private bool Lay(ReceiptDocument document)
    {
        if (!_devices.Works(ThingKinds.ReceiptPrinter))
            return false;
        Paper = ReceiptText.Lines(TrainingReceipt.Mark(document), PrinterProfile.OfPaper(_store.PaperWidth));
        return true;
    }

    private void Print(Guid saleId) => Print(saleId, reprint: false);

    private void Print(Guid saleId, bool reprint)
    {
        if (_sales.Find(sale => sale.Sale.Id == saleId) is not { } found)
            return;
        var copies = found.View.Reprints + (reprint && _devices.Works(ThingKinds.ReceiptPrinter) ? 1 : 0);
        var printed = Lay(found.Sale.Reversals is [.., var last] && reprint ? ReversalComposer.Compose(found.Sale, last, copies) : ReceiptComposer.Compose(found.Sale, copies));
        Put(found, found with { View = found.View with { Paper = printed ? PaperState.Printed : PaperState.Failed, Reprints = copies } });
        Changed?.Invoke();
    }

    private static SaleView ViewOf(CommittedSale sale) => new()
    {
        Id = sale.Id,
        Seq = 0,
        Code = sale.Code,
        Time = sale.LocalTime,
        Operator = sale.Operator,
        BuyerName = sale.BuyerName,
        BuyerNumber = sale.BuyerNumber,
        Purpose = sale.Purpose,
        Summary = sale.Lines is [var first, ..] ? $"{first.Name} {first.Quantity}{first.Unit}{(sale.Lines.Count > 1 ? $" +{sale.Lines.Count - 1}" : "")}" : "",
        Lines = sale.Lines.Count,
        TotalFen = sale.TotalFen,
        Paper = PaperState.Printing,
        Reprints = 0,
        Delivery = DeliveryTick.Waiting,
    };
}

/// <summary>An exercise and how it looks in the list.</summary>
internal sealed record TrainingSale(CommittedSale Sale, SaleView View);
