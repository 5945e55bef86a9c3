using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Certificates;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Checkout.Stock;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Training;

/// <summary>Stock-in and certificate of compliance to practise: the same forms and rules, papers on the screen. It is given neither journal nor printer, like the training till.</summary>
public sealed class TrainingForms
{
    internal const string NoCertificate = "不是合格证 未开具 未上报";

    private readonly TillDesk _desk;
    private readonly CheckoutOptions _store;
    private readonly ClerkOnDuty _clerk;
    private readonly TimeProvider _clock;

    internal TrainingForms(TillDesk desk, CheckoutOptions store, ClerkOnDuty clerk, TimeProvider clock) => (_desk, _store, _clerk, _clock) = (desk, store, clerk, clock);

    /// <summary>Last certificate, as lines of text; null before the first.</summary>
    public IReadOnlyList<string>? Paper { get; private set; }

    private DateOnly Today => DateOnly.FromDateTime(_clock.GetLocalNow().DateTime);

    /// <summary>Says what the real form would say; nothing comes into any stock.</summary>
    internal StockResult Receive(StockRequest request)
    {
        var plan = StockRules.Plan(request, _desk.Rules.Catalogue, Today);
        return plan.Errors.Count > 0 ? new StockResult(null, plan.Errors, Written: true)
            : new StockResult(new StockAnswer(Guid.CreateVersion7(_clock.GetUtcNow()), 0, plan.Lines.Count), [], Written: true);
    }

    /// <summary>Says what the real form would say; nothing is issued.</summary>
    internal CertificateResult Issue(CertificateRequest request)
    {
        var problems = CertificateRules.Check(request, CertificateForm.Current, Today);
        if (problems.Count > 0)
            return new CertificateResult(null, problems);
        var practised = CertificateOf(request);
        var people = (request.Producer!.Trim(), request.Contact!.Trim());
        Paper = ReceiptText.Lines(TrainingReceipt.Mark(CertificateComposer.Compose(practised, people, CertificateForm.Current, copy: 0), NoCertificate), PrinterProfile.OfPaper(_store.PaperWidth));
        return new CertificateResult(CertificateView.Of(practised, printing: false), []);
    }

    private CommittedCertificate CertificateOf(CertificateRequest request) => new()
    {
        Seq = 0,
        Code = TrainingReceipt.Code,
        People = new SealedIdentity("", "", []),
        Data = new CertificateIssuedData
        {
            CertificateId = Guid.CreateVersion7(_clock.GetUtcNow()),
            Store = _store.StoreName,
            Operator = _clerk.Name,
            Time = _clock.GetLocalNow(),
            Date = request.Date ?? Today,
            Product = request.Product!.Trim(),
            Quantity = request.Quantity!.Trim(),
            Origin = request.Origin!.Trim(),
            MaskedProducer = Masking.Name(request.Producer!.Trim()),
            MaskedContact = Masking.Number(request.Contact!.Trim()),
            Commitments = request.Commitments ?? [],
            Bases = request.Bases ?? [],
            Form = CertificateForm.Current.Version,
        },
    };
}
