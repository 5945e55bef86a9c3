using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Reports;

/// <summary>
/// What was done in a period, as raw counts: no public text defines 活跃度, so whoever has a formula finds numerators and denominators here.
/// All of it comes from rows that are only ever added, each dated by its own day, so a period that is over never changes.
/// </summary>
internal sealed record ReportFigures
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required int Days { get; init; }
    public required long DaysWithSales { get; init; }

    /// <summary>Days with at least one sale to a buyer known by document or medium.</summary>
    public required long DaysWithRealNameSales { get; init; }

    public required long Sales { get; init; }

    /// <summary>Sales with a pesticide or fertiliser in them.</summary>
    public required long SalesOfInputs { get; init; }

    public required long SalesByCard { get; init; }
    public required long SalesByMedium { get; init; }

    /// <summary>Sales whose document a machine read and found right.</summary>
    public required long SalesVerified { get; init; }

    public required long SalesRestricted { get; init; }
    public required long SalesOverQuota { get; init; }
    public required long AmountFen { get; init; }
    public required long Cancellations { get; init; }
    public required long Returns { get; init; }
    public required long GivenBackFen { get; init; }
    public required long StockReceipts { get; init; }

    /// <summary>Sum of the times from the first card or scan to the main key; over <see cref="Sales"/>.</summary>
    public required long CheckoutMs { get; init; }

    /// <summary>Sold less what came back, in mg.</summary>
    public required Contents SoldMg { get; init; }

    /// <summary>Card reads and refusals by name: <c>read.ok</c>, <c>read.failed</c>, <c>refused.banned</c>, …</summary>
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    public required IReadOnlyList<ProductFigures> Products { get; init; }

    /// <summary>Who did it; by name.</summary>
    public IReadOnlyList<OperatorFigures> Operators { get; init; } = [];
}

/// <summary>One operator in a period. A cancellation or return counts for whoever made it.</summary>
internal sealed record OperatorFigures(string Name, long Sales, long Verified, long CheckoutMs, long Cancelled, long Returned)
{
    /// <summary>Cards read while he was on duty.</summary>
    public long ReadsOk { get; init; }

    /// <summary>Cards that could not be read while he was on duty.</summary>
    public long ReadsFailed { get; init; }
}

/// <summary>One product in a period.</summary>
internal sealed record ProductFigures(string Code, string Name, string Unit, long Sold, long Returned, long AmountFen);
