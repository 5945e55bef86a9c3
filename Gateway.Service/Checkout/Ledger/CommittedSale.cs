using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Reversals;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>A sale as it lies in the ledger, without clear identity. Receipts, pages and the API show this and nothing else.</summary>
internal sealed record CommittedSale
{
    public required Guid Id { get; init; }

    /// <summary>Number of its event.</summary>
    public required long Seq { get; init; }

    public required string EventHash { get; init; }

    /// <summary>Short code on the receipt, see <see cref="VerificationCode"/>.</summary>
    public required string Code { get; init; }

    public required DateTimeOffset Time { get; init; }
    public required DateTimeOffset LocalTime { get; init; }
    public required string StoreName { get; init; }
    public required string LicenceNumber { get; init; }
    public required string Operator { get; init; }

    /// <summary><c>id-card</c>, <c>medium</c> or <c>none</c>.</summary>
    public required string Method { get; init; }

    public string? BuyerName { get; init; }
    public string? BuyerNumber { get; init; }

    /// <summary>Masked; null when he did not say.</summary>
    public string? BuyerContact { get; init; }

    public string? Purpose { get; init; }

    /// <summary>Why it went beyond the buyer's quota; null when it did not.</summary>
    public string? QuotaReason { get; init; }
    public required long TotalFen { get; init; }
    public required string Catalogue { get; init; }
    public IReadOnlyList<CommittedLine> Lines { get; init; } = [];

    /// <summary>What became of its papers, the first one first. Empty: not printed yet, or the gateway stopped before it knew.</summary>
    public IReadOnlyList<ReceiptFact> Receipts { get; init; } = [];

    /// <summary>What was taken back of it, the oldest first.</summary>
    public IReadOnlyList<CommittedReversal> Reversals { get; init; } = [];

    public bool Cancelled => Reversals.Any(one => one.Kind == ReversalKind.Cancelled);

    /// <summary>Units of a line (from 1) that came back.</summary>
    public int ReturnedOf(int line) => Reversals.SelectMany(one => one.Lines).Where(back => back.Line == line).Sum(back => back.Quantity);
}

/// <summary>One line of a committed sale.</summary>
internal sealed record CommittedLine
{
    public required string ProductCode { get; init; }
    public required string Name { get; init; }
    public required ProductKind Kind { get; init; }
    public string? RegistrationNumber { get; init; }
    public required string Producer { get; init; }
    public required string Specification { get; init; }
    public string? Scope { get; init; }
    public required string Unit { get; init; }
    public required bool Restricted { get; init; }
    public required int Quantity { get; init; }
    public required int PriceFen { get; init; }
    public required long AmountFen { get; init; }
    public IReadOnlyList<string> TraceCodes { get; init; } = [];
}
