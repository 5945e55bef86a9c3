using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;

namespace EdgeGateway.Service.Checkout.Reversals;

/// <summary>What may be cancelled and returned. Pure.</summary>
/// <param name="cancelDays">Days after the sale on which it may still be cancelled; 0: on its own day only.</param>
internal sealed class ReversalRules(int cancelDays)
{
    public const int LongestReason = 60;

    /// <summary>Everything that is still out of the store, line by line; or why it cannot be cancelled.</summary>
    public ReversalPlan Cancel(CommittedSale sale, string reason, DateOnly today)
    {
        if (Objection(sale, reason) is { } objection)
            return objection;
        if (sale.Reversals.Count > 0)
            return ReversalPlan.No("sale.has-returns", new("这笔已有退货，不能整单作废", "Something was returned already: it cannot be cancelled as a whole"), new("其余商品请办理退货", "Return the rest line by line"));
        if (today > SoldOn(sale).AddDays(cancelDays))
            return ReversalPlan.No("sale.too-old", new("已过作废期限", "Too late to cancel this sale"), new("请办理退货", "Return the goods instead"));
        return ReversalPlan.Yes([.. sale.Lines.Select((line, i) => new ReversalLine(i + 1, line.Quantity, line.AmountFen))]);
    }

    /// <summary>The lines asked for, with their money; or why they cannot be returned.</summary>
    public static ReversalPlan Return(CommittedSale sale, IReadOnlyList<ReturnLine> lines, string reason)
    {
        if (Objection(sale, reason) is { } objection)
            return objection;
        if (lines.Count == 0 || lines.Select(line => line.Line).Distinct().Count() != lines.Count)
            return ReversalPlan.No("return.lines", new("请选要退的商品", "Say which lines come back, each once"), new("每行写一次数量", "Give one quantity a line"));
        var back = new List<ReversalLine>();
        foreach (var line in lines)
        {
            if (line.Line < 1 || line.Line > sale.Lines.Count)
                return ReversalPlan.No("return.lines", new($"没有第{line.Line}行", $"There is no line {line.Line}"), new("请核对小票", "Look at the receipt"));
            var left = sale.Lines[line.Line - 1].Quantity - sale.ReturnedOf(line.Line);
            if (line.Quantity < 1 || line.Quantity > left)
                return ReversalPlan.No("return.too-many", new($"第{line.Line}行最多还能退 {left}", $"At most {left} of line {line.Line} can come back"), new("请核对数量", "Check the quantity"));
            back.Add(new ReversalLine(line.Line, line.Quantity, (long)sale.Lines[line.Line - 1].PriceFen * line.Quantity));
        }
        return ReversalPlan.Yes(back);
    }

    private static ReversalPlan? Objection(CommittedSale sale, string reason)
    {
        if (reason.Trim().Length is 0 or > LongestReason)
            return ReversalPlan.No("reversal.reason", new("请写明原因", "A reason is needed"), new($"1 到 {LongestReason} 个字", $"1 to {LongestReason} characters"));
        return sale.Cancelled ? ReversalPlan.No("sale.cancelled", new("这笔已经作废", "This sale was cancelled already"), new("不用再办", "There is nothing left to do")) : null;
    }

    private static DateOnly SoldOn(CommittedSale sale) => DateOnly.FromDateTime(sale.LocalTime.DateTime);
}

/// <summary>One line somebody brings back.</summary>
/// <param name="Line">Line of the sale, from 1.</param>
/// <param name="Quantity">Units.</param>
internal sealed record ReturnLine(int Line, int Quantity);

/// <summary>Lines to write, or why not.</summary>
internal sealed record ReversalPlan(IReadOnlyList<ReversalLine> Lines, Trouble? Trouble)
{
    public long AmountFen => Lines.Sum(line => line.AmountFen);

    public static ReversalPlan Yes(IReadOnlyList<ReversalLine> lines) => new(lines, null);

    public static ReversalPlan No(string code, Bilingual cause, Bilingual next) => new([], new Trouble(code, cause, next));
}
