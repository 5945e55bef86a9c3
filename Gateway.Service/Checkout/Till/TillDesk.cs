using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>Decides what a card, a label or a key does. Pure; nothing that is in the basket is lost but by the clerk's own hand.</summary>
internal sealed class TillDesk(SaleRules rules)
{
    public SaleRules Rules { get; } = rules;

    public static Move Card(Situation now, Buyer buyer, DateOnly date)
    {
        if (buyer.Document.NumberChecked == false)
            return new Move(now.Say(NoticeKind.Warning, new("证件号码校验不对，没有采用", "The number's check character is wrong: not used"),
                new("请把身份证拿开，重新放一次", "Lift the card and place it again")));
        var same = now.Draft.Buyer?.SameAs(buyer) == true;
        var draft = now.Draft with { Buyer = buyer, QuotaReason = same ? now.Draft.QuotaReason : null, Contact = same || now.Draft.Buyer is null ? now.Draft.Contact : null };
        if (buyer.ExpiredOn(date))
            return new Move(now.With(draft, new Notice(NoticeKind.Warning,
                new($"证件已于{buyer.Document.ValidTo:yyyy-MM-dd}到期", $"The document expired on {buyer.Document.ValidTo:yyyy-MM-dd}"),
                new("不能用来买限制使用或高毒农药", "It is not enough for restricted or highly toxic products"))));
        if (now.Draft.Buyer is not { } last || last.SameAs(buyer))
            return new Move(now.With(draft));
        return new Move(now.With(draft, new Notice(NoticeKind.Warning,
            new($"购买人已换成 {buyer.MaskedName} {buyer.MaskedNumber}", $"The buyer is now {buyer.MaskedName} {buyer.MaskedNumber}"),
            new("如果放错了卡，请让原来的购买人再刷一次", "Wrong card? Place the first one again"))));
    }

    /// <summary>A bound card or code was scanned: it stands for the buyer, where that is allowed, and never pushes out his document.</summary>
    public Move Medium(Situation now, Buyer buyer, DateOnly date)
    {
        if (!Rules.Policy.BoundMedium)
            return new Move(now.Say(NoticeKind.Warning, new("本店只认身份证原件", "This store takes the document itself only"), new("请刷身份证", "Place the ID card")));
        return now.Draft.Buyer is { Proof: BuyerProof.Card } shown && shown.SameAs(buyer) ? new Move(now.With(now.Draft)) : Card(now, buyer, date);
    }

    /// <summary>The clerk wants to bind a code: the next label is it.</summary>
    public static Move AskForMedium(Situation now) => now.Draft.Buyer is { Proof: BuyerProof.Card, Document.NumberChecked: not false }
        ? new Move(now.Say(NoticeKind.Info, new("请扫要绑定的农户卡或二维码", "Scan the card or code to bind"), new("按 Esc 取消", "Esc leaves it")) with { Binding = true })
        : new Move(now.Say(NoticeKind.Warning, new("绑定前请先刷购买人的身份证", "Place the buyer's ID card first")));

    /// <summary>The code to bind.</summary>
    public static Move Bind(Situation now, string code) => new(now with { Binding = false, Notice = null }, Bind: code);

    public Move Label(Situation now, Label label, DateOnly date)
    {
        var products = Rules.Catalogue.Find(label);
        var traceCode = (label as PesticideLabel)?.Code.Digits;
        return products.Count switch
        {
            0 when label is UnknownLabel unknown => new Move(now.Say(NoticeKind.Warning, unknown.Reason, Read(label))),
            0 => new Move(now.Say(NoticeKind.Warning, new("目录里没有这个码", "This code is not in the catalogue"), Read(label))),
            1 => Goods(now, products[0], traceCode, date),
            _ => new Move(now.With(now.Draft) with { Choices = now.Choices.Add(new Choice([.. products], traceCode)) }),
        };
    }

    /// <summary>The clerk says which of several products it is; no such choice changes nothing.</summary>
    public Move Choose(Situation now, int index, DateOnly date) =>
        now.Choices is [var choice, ..] && index >= 0 && index < choice.Products.Length
            ? Goods(now with { Choices = now.Choices.RemoveAt(0) }, choice.Products[index], choice.TraceCode, date)
            : new Move(now);

    public Move Goods(Situation now, Product product, string? traceCode, DateOnly date)
    {
        var verdict = Rules.Judge(product, date);
        if (verdict.Refused)
            return Refuse(now, new Refusal(verdict.Code, product), new Notice(NoticeKind.Refused, new($"{product.Name} 不能卖", $"{product.Name} must not be sold"), verdict.Reason));
        // One unit carries one code: the same code again is the same bottle again.
        if (traceCode is not null && now.Draft.HasTraceCode(traceCode))
            return new Move(now.Say(NoticeKind.Warning, new($"这一{product.Unit}已经扫过，没有重复计数", "This very unit was scanned already: not counted again"),
                new("再买一件，请扫另一件，或按 + 号", "For one more, scan the other one or press +")));
        return new Move(now.With(now.Draft.Add(product, traceCode), verdict.Restricted ? new Notice(NoticeKind.Info, verdict.Reason) : null));
    }

    /// <summary>The main key: hands out the sale when everything is there, otherwise says what is missing.</summary>
    public Move Confirm(Situation now, DateOnly date)
    {
        var verdict = Rules.Judge(now.Draft, date);
        if (verdict.Code == SaleVerdict.Empty || !now.Choices.IsEmpty)
            return new Move(now);
        // Over the quota is no refusal: the clerk takes something out, or says why it is sold.
        if (verdict.Code == SaleVerdict.QuotaExceeded)
            return new Move(now.Say(NoticeKind.Warning, verdict.Reason, new("请减少数量，或选一个理由", "Take something out, or give a reason")));
        return verdict.Allowed
            ? new Move(now.Taken(), Sale: now.Draft)
            : Refuse(now, new Refusal(verdict.Code, verdict.Because), new Notice(NoticeKind.Refused, verdict.Reason));
    }

    public NextStep Next(Situation now, DateOnly date)
    {
        if (!now.Choices.IsEmpty)
            return NextStep.Choose;
        return Rules.Judge(now.Draft, date).Code switch
        {
            SaleVerdict.Ok => NextStep.Confirm,
            SaleVerdict.Empty => now.Draft.Buyer is null ? NextStep.Start : NextStep.Scan,
            SaleVerdict.IdentityMissing => NextStep.Card,
            SaleVerdict.DocumentNeeded => NextStep.Card,
            SaleVerdict.QuotaExceeded => NextStep.Quota,
            SaleVerdict.DocumentExpired => NextStep.ValidCard,
            SaleVerdict.PurposeMissing => NextStep.Purpose,
            _ => NextStep.TakeOut,
        };
    }

    private static Move Refuse(Situation now, Refusal refusal, Notice notice)
    {
        var next = now.With(now.Draft, notice) with { Refused = now.Refused.Add(refusal) };
        return new Move(next, now.Refused.Contains(refusal) ? null : refusal);
    }

    private static Bilingual Read(Label label) => new($"读到：{ReadText.Of(label.Text)}", $"Read: {ReadText.Of(label.Text)}");
}
