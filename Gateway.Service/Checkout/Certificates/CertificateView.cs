using EdgeGateway.Service.Checkout.Receipts;

namespace EdgeGateway.Service.Checkout.Certificates;

/// <summary>A certificate as pages and the API show it: people masked.</summary>
internal sealed record CertificateView(
    Guid Id,
    long Seq,
    string Code,
    DateTimeOffset Time,
    DateOnly Date,
    string Product,
    string Quantity,
    string Origin,
    string Producer,
    string Contact,
    PaperState Paper,
    int Reprints)
{
    public static CertificateView Of(CommittedCertificate one, bool printing) => new(
        one.Data.CertificateId, one.Seq, one.Code, one.Data.Time, one.Data.Date, one.Data.Product, one.Data.Quantity, one.Data.Origin,
        one.Data.MaskedProducer, one.Data.MaskedContact,
        printing ? PaperState.Printing : SaleViews.PaperOf(one.Papers), one.Papers.Count(paper => paper.Copy > 0));
}
