namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>One thing on the shelf, in one packing.</summary>
/// <remarks>Generated JSON code sets members that a file leaves out to null, hence the defaults in the setters.</remarks>
internal sealed record Product
{
    /// <summary>店内码: the store's own code, unique in the catalogue.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }
    public required ProductKind Kind { get; init; }

    /// <summary>登记证号 in upper-case half-width; null where the product has none (many fertilisers).</summary>
    public string? RegistrationNumber { get; init; }

    public string Producer { get; init => field = value ?? ""; } = "";

    /// <summary>规格, like <c>100克/袋</c>.</summary>
    public string Specification { get; init => field = value ?? ""; } = "";

    /// <summary>施用范围: what it is registered for, like <c>水稻 稻飞虱</c>; written into every sale. Null: not known.</summary>
    public string? Scope { get; init; }

    /// <summary>Word the quantity is counted in: 瓶, 袋, 包.</summary>
    public string Unit { get; init => field = value ?? "件"; } = "件";

    public Toxicity Toxicity { get; init; }

    /// <summary>卫生用农药: the ledger and real-name duties of art. 27 do not apply.</summary>
    public bool Sanitary { get; init; }

    /// <summary>Active ingredients; what restricted and banned lists are matched against.</summary>
    public IReadOnlyList<string> Ingredients { get; init => field = value ?? []; } = [];

    /// <summary>EAN-8, UPC-A, EAN-13 or GTIN-14 numbers on the pack.</summary>
    public IReadOnlyList<string> Eans { get; init => field = value ?? []; } = [];

    /// <summary>Digits 9 to 11 of the pesticide unit code, when one registration has several packings.</summary>
    public string? UnitSpecification { get; init; }

    /// <summary>Net content of one unit in grams; null: not known, and then no content is counted.</summary>
    public decimal? NetGrams { get; init; }

    /// <summary>Nutrients of a fertiliser in percent by mass; null for none.</summary>
    public Nutrients? Nutrients { get; init; }

    /// <summary>Active ingredient of a pesticide in percent by mass (折百); null: not known.</summary>
    public decimal? ActivePercent { get; init; }

    /// <summary>Price of one unit in fen.</summary>
    public required int PriceFen { get; init; }
}
