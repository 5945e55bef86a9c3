using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Ledger;

namespace EdgeGateway.Service.Checkout.Reversals;

/// <summary>Data of <c>store.sale.cancelled.v1</c> and <c>store.sale.returned.v1</c>. Says which sale; nothing about the buyer.</summary>
internal sealed record ReversalData
{
    public required Guid ReversalId { get; init; }
    public required ReversalKind Kind { get; init; }
    public required Guid SaleId { get; init; }

    /// <summary>Number and code of the sale's event.</summary>
    public required long SaleSeq { get; init; }

    public required string SaleCode { get; init; }
    public required StoreData Store { get; init; }
    public required string Operator { get; init; }
    public required string Reason { get; init; }

    /// <summary>Local time of the store with its offset.</summary>
    public required DateTimeOffset Time { get; init; }

    public required DateOnly Date { get; init; }
    public required long AmountFen { get; init; }
    public required IReadOnlyList<ReversalLineData> Lines { get; init; }
}

/// <summary>What came back.</summary>
internal sealed record ReversalLineData(
    int Line, string ProductCode, string Name, ProductKind Kind, string Specification, string Unit, int Quantity, long AmountFen, string? RegistrationNumber = null);
