namespace EdgeGateway.Service.Checkout.Reversals;

/// <summary>A cancellation or return as it lies in the ledger.</summary>
internal sealed record CommittedReversal
{
    public required Guid Id { get; init; }
    public required ReversalKind Kind { get; init; }
    public required Guid SaleId { get; init; }

    /// <summary>Number of its event.</summary>
    public required long Seq { get; init; }

    public required string EventHash { get; init; }

    /// <summary>Short code on its receipt.</summary>
    public required string Code { get; init; }

    public required DateTimeOffset LocalTime { get; init; }
    public required string Operator { get; init; }
    public required string Reason { get; init; }

    /// <summary>Money given back.</summary>
    public required long AmountFen { get; init; }

    public IReadOnlyList<ReversalLine> Lines { get; init; } = [];
}

/// <summary>How much of one line came back.</summary>
/// <param name="Line">Line of the sale, from 1.</param>
/// <param name="Quantity">Units.</param>
/// <param name="AmountFen">Money given back for it.</param>
internal sealed record ReversalLine(int Line, int Quantity, long AmountFen);
