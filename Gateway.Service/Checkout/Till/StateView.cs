using System.Collections.Immutable;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Quota;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>From what the till knows to what may be shown of it.</summary>
internal static class StateView
{
    public static CheckoutState Of(Situation now, TillDesk desk, DateOnly date, long version)
    {
        var draft = now.Draft;
        var verdict = desk.Rules.Judge(draft, date);
        var verdicts = draft.Lines.Select(line => desk.Rules.Judge(line.Product, date)).ToList();
        return new CheckoutState
        {
            Version = version,
            Next = desk.Next(now, date),
            Because = verdict.Allowed ? null : verdict.Reason,
            Buyer = Of(draft.Buyer, date),
            Lines = [.. draft.Lines.Select((line, i) => Of(line, verdicts[i].Restricted, i == draft.Selected))],
            TotalFen = draft.TotalFen,
            Purpose = draft.Purpose,
            Contact = draft.Contact is { } contact ? Masking.Number(contact) : null,
            PurposeNeeded = verdicts.Exists(one => one.Duties.HasFlag(Duty.Purpose)),
            Quotas = Quotas(draft),
            QuotaExceeded = !QuotaRule.Exceeded(draft).IsEmpty,
            QuotaReason = draft.QuotaReason,
            Binding = now.Binding,
            Choices = now.Choices is [var choice, ..] ? [.. choice.Products.Select(p => new ChoiceView(p.Code, p.Name, p.Specification, p.Producer))] : [],
            Notice = now.Notice,
            CanUndo = now.Undo is not null,
            Working = now.Writing > 0,
            Trouble = now.Trouble,
        };
    }

    public static Bilingual DocumentName(DocumentType type) => type switch
    {
        DocumentType.Resident => new("居民身份证", "Resident ID card"),
        DocumentType.HongKongMacauTaiwanResident => new("港澳台居民居住证", "HK, Macau, Taiwan residence permit"),
        _ => new("外国人永久居留身份证", "Permanent residence card"),
    };

    private static BuyerView? Of(Buyer? buyer, DateOnly date) => buyer is null
        ? null
        : new BuyerView(buyer.MaskedName, buyer.MaskedNumber, DocumentName(buyer.Document.Type), buyer.ExpiredOn(date)) { ByMedium = buyer.Proof == BuyerProof.Medium };

    private static ImmutableArray<QuotaView> Quotas(SaleDraft draft)
    {
        if (draft.Buyer?.Standing is not { } standing)
            return [];
        var basket = QuotaRule.ContentsOf(draft);
        return [.. standing.Allowances.Select(one => Of(one, basket.Of(one.Measure)))];
    }

    private static QuotaView Of(Allowance one, long basketMg) => new(one.Measure, QuotaWords.Of(one.Measure), Kg(one.AllowedMg), Kg(one.RemainingMg), Kg(basketMg),
        basketMg > 0 && basketMg > one.RemainingMg);

    private static decimal Kg(long mg) => mg / 1_000_000m;

    private static LineView Of(DraftLine line, bool restricted, bool selected) => new()
    {
        Code = line.Product.Code,
        Name = line.Product.Name,
        RegistrationNumber = line.Product.RegistrationNumber,
        Producer = line.Product.Producer,
        Specification = line.Product.Specification,
        Unit = line.Product.Unit,
        Quantity = line.Quantity,
        PriceFen = line.Product.PriceFen,
        AmountFen = line.AmountFen,
        Traced = line.TraceCodes.Length,
        Restricted = restricted,
        Selected = selected,
    };
}
