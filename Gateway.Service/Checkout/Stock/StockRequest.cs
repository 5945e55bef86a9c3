namespace EdgeGateway.Service.Checkout.Stock;

/// <summary>进货 as a clerk enters it: 农药管理条例 art. 26.</summary>
internal sealed record StockRequest
{
    public required string Supplier { get; init; }

    /// <summary>Telephone or address of the supplier.</summary>
    public required string SupplierContact { get; init; }

    /// <summary>农药经营许可证 or business licence number of the supplier.</summary>
    public string? SupplierLicence { get; init; }

    /// <summary>Number of the delivery note or invoice.</summary>
    public string? Document { get; init; }

    /// <summary>Day of purchase; null: today.</summary>
    public DateOnly? Date { get; init; }

    public required IReadOnlyList<StockRequestLine> Lines { get; init; }
}

/// <summary>One product that came in.</summary>
/// <param name="Code">Whatever a scanner can read from it, or its store code.</param>
/// <param name="Quantity">Units.</param>
/// <param name="Batch">批号.</param>
/// <param name="ProducerLicence">生产许可证号.</param>
internal sealed record StockRequestLine(string Code, int Quantity, string? Batch = null, string? ProducerLicence = null);
