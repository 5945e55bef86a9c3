using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Ledger;

namespace EdgeGateway.Service.Checkout.Stock;

/// <summary>Data of <c>store.stock.received.v1</c>: name, licence document numbers, specification, quantity, producer, supplier and contact, date (art. 26).</summary>
internal sealed record StockReceivedData
{
    public required Guid ReceiptId { get; init; }
    public required StoreData Store { get; init; }
    public required string Operator { get; init; }

    /// <summary>Local time at which it was entered.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Day of purchase.</summary>
    public required DateOnly Date { get; init; }

    public required string Supplier { get; init; }
    public required string SupplierContact { get; init; }
    public string? SupplierLicence { get; init; }
    public string? Document { get; init; }
    public required IReadOnlyList<StockLineData> Lines { get; init; }
}

/// <summary>One product that came in.</summary>
internal sealed record StockLineData
{
    public required int Line { get; init; }
    public required string ProductCode { get; init; }
    public required string Name { get; init; }
    public required ProductKind Kind { get; init; }
    public string? RegistrationNumber { get; init; }
    public required string Producer { get; init; }
    public string? ProducerLicence { get; init; }
    public required string Specification { get; init; }
    public required string Unit { get; init; }
    public string? Batch { get; init; }
    public required int Quantity { get; init; }
}
