using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Quota;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>From a basket to the data of its event. Pure.</summary>
internal sealed class SaleFacts(CheckoutOptions store, ClerkOnDuty clerk, SaleRules rules)
{
    public const string ByCard = "id-card";
    public const string ByMedium = "medium";
    public const string Nobody = "none";

    /// <param name="hashOf">Keyed hash of a document number.</param>
    public SaleRecordedData Of(SaleDraft draft, Guid id, DateTimeOffset local, TimeSpan took, Func<string, string> hashOf)
    {
        var date = DateOnly.FromDateTime(local.DateTime);
        return new SaleRecordedData
        {
            SaleId = id,
            Store = new StoreData(store.StoreName, store.LicenceNumber, store.DesignatedOutlet, store.CreditCode),
            Operator = clerk.Name,
            Time = local,
            Date = date,
            Lines = [.. draft.Lines.Select((line, index) => Of(line, index + 1, rules.Judge(line.Product, date).Restricted))],
            TotalFen = draft.TotalFen,
            Buyer = Of(draft, date, hashOf),
            Purpose = draft.Purpose,
            Quota = QuotaOf(draft),
            Catalogue = rules.Catalogue.Edition,
            TookMs = (long)took.TotalMilliseconds,
        };
    }

    private static BuyerData Of(SaleDraft draft, DateOnly date, Func<string, string> hashOf) => draft.Buyer is not { } buyer
        ? new BuyerData(Nobody, false)
        : new BuyerData(buyer.Proof == BuyerProof.Medium ? ByMedium : ByCard, buyer.Document.NumberChecked == true, buyer.MaskedNumber, hashOf(buyer.Document.Number), buyer.Document.Type.ToString(), buyer.ExpiredOn(date),
            draft.Contact is { } contact ? Masking.Number(contact) : null);

    private static QuotaData? QuotaOf(SaleDraft draft) =>
        draft.QuotaReason is { } reason && QuotaRule.Exceeded(draft) is { IsEmpty: false } exceeded ? new QuotaData(reason, exceeded) : null;

    private static SaleLineData Of(DraftLine line, int number, bool restricted) => new()
    {
        Line = number,
        ProductCode = line.Product.Code,
        Name = line.Product.Name,
        Kind = line.Product.Kind,
        RegistrationNumber = line.Product.RegistrationNumber,
        Producer = line.Product.Producer,
        Specification = line.Product.Specification,
        Scope = line.Product.Scope,
        Unit = line.Product.Unit,
        Toxicity = line.Product.Toxicity,
        Restricted = restricted,
        Quantity = line.Quantity,
        PriceFen = line.Product.PriceFen,
        AmountFen = line.AmountFen,
        TraceCodes = line.TraceCodes,
        Contents = Contents.Of(line.Product) * line.Quantity,
    };
}
