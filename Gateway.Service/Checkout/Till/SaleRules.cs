using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Quota;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>
/// Who may buy what, on which day. Pure: the same catalogue, policy, basket and date always give the same verdict.
/// Sources: 农药管理条例 arts. 24 and 27, 浙江省农产品质量安全规定 art. 13 (high toxicity: document and purpose, or no sale).
/// </summary>
internal sealed class SaleRules(CatalogueShelf shelf, SalePolicy policy)
{
    /// <summary>For a catalogue that never changes.</summary>
    public SaleRules(Catalogue catalogue, SalePolicy policy)
        : this(new CatalogueShelf(catalogue), policy)
    {
    }

    /// <summary>The edition in effect.</summary>
    public Catalogue Catalogue => shelf.Current;

    public SalePolicy Policy => policy;

    public ProductVerdict Judge(Product product, DateOnly date)
    {
        Regulation? restricted = null;
        foreach (var entry in shelf.Current.RegulationsOf(product, date))
        {
            if (entry.Class == RegulationClass.Banned)
                return new ProductVerdict(true, true, Duty.None, SaleVerdict.Banned, new Bilingual(
                    $"禁止销售：{entry.Ingredient}自{entry.From:yyyy-MM-dd}起禁用（{entry.Source}）",
                    $"Must not be sold: {entry.Ingredient} is banned since {entry.From:yyyy-MM-dd} ({entry.Source})"));
            restricted = entry;
        }
        if (restricted is null && product.Toxicity < Toxicity.High)
            return Unrestricted(product);
        // Art. 24 is about the list; a highly toxic product that no list names still needs document and purpose (art. 13).
        if (restricted is not null && !policy.DesignatedOutlet)
            return new ProductVerdict(true, true, Duty.None, SaleVerdict.NotDesignated, new Bilingual(
                $"本店不是限制使用农药定点经营门店，不能销售{restricted.Ingredient}产品",
                $"This store is not a designated outlet for restricted pesticides ({restricted.Ingredient})"));
        return new ProductVerdict(false, true, Duty.Identity | Duty.OwnDocument | Duty.ValidDocument | Duty.Purpose, "restricted", new Bilingual(
            restricted is null ? "高毒农药：须出示有效证件并说明用途" : "限制使用农药：须出示有效证件并说明用途",
            restricted is null ? "Highly toxic: valid document and purpose needed" : "Restricted: valid document and purpose needed"));
    }

    public SaleVerdict Judge(SaleDraft draft, DateOnly date)
    {
        if (draft.Lines.Length == 0)
            return new SaleVerdict(Duty.None, SaleVerdict.Empty, new Bilingual("还没有商品", "The basket is empty"), null);
        var verdicts = draft.Lines.Select(line => (line.Product, Verdict: Judge(line.Product, date))).ToList();
        if (verdicts.Find(one => one.Verdict.Refused) is { Verdict: { } refused } found)
            return new SaleVerdict(Duty.None, refused.Code, refused.Reason, found.Product);
        var missing = verdicts.Aggregate(Duty.None, (sum, one) => sum | one.Verdict.Duties) & ~Met(draft, date);
        var because = verdicts.Find(one => (one.Verdict.Duties & missing) != 0).Product;
        var (code, reason) = missing switch
        {
            Duty.None => Quota(draft),
            _ when missing.HasFlag(Duty.Identity) => (SaleVerdict.IdentityMissing,
                new Bilingual($"{because?.Name}须实名购买", $"{because?.Name} is sold by real name only")),
            _ when missing.HasFlag(Duty.OwnDocument) => (SaleVerdict.DocumentNeeded,
                new Bilingual($"购买{because?.Name}须出示身份证原件，不能用绑定的卡或码", $"{because?.Name} needs the document itself, not a bound card or code")),
            _ when missing.HasFlag(Duty.ValidDocument) => (SaleVerdict.DocumentExpired,
                new Bilingual($"证件已过有效期，不能购买{because?.Name}", $"The document has expired: {because?.Name} cannot be sold")),
            _ => (SaleVerdict.PurposeMissing, new Bilingual($"{because?.Name}须登记用途", $"{because?.Name} needs a purpose")),
        };
        return new SaleVerdict(missing, code, reason, because);
    }

    private ProductVerdict Unrestricted(Product product)
    {
        var sanitary = product is { Kind: ProductKind.Pesticide, Sanitary: true };
        return !sanitary && policy.IdentityFor.Contains(product.Kind)
            ? new ProductVerdict(false, false, Duty.Identity, "real-name", new Bilingual("实名购买", "Sold by real name"))
            : new ProductVerdict(false, false, Duty.None, "free", new Bilingual("可直接销售", "No document needed"));
    }

    private static (string Code, Bilingual Reason) Quota(SaleDraft draft) =>
        draft.QuotaReason is null && QuotaRule.Exceeded(draft) is { IsEmpty: false } exceeded
            ? (SaleVerdict.QuotaExceeded, QuotaWords.Exceeded(exceeded))
            : (SaleVerdict.Ok, new Bilingual("可以结账", "Ready"));

    private Duty Met(SaleDraft draft, DateOnly date)
    {
        var met = draft.Purpose is null ? Duty.None : Duty.Purpose;
        if (draft.Buyer is not { } buyer)
            return met;
        if (buyer.Proof == BuyerProof.Medium)
            return policy.BoundMedium ? met | Duty.Identity : met;
        return met | Duty.Identity | Duty.OwnDocument | (buyer.ExpiredOn(date) ? Duty.None : Duty.ValidDocument);
    }
}
