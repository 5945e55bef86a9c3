namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>The catalogue as it lies on disk.</summary>
/// <remarks>Generated JSON code sets members that a file leaves out to null, hence the defaults in the setters.</remarks>
internal sealed record CatalogueFile
{
    /// <summary>Name of this edition, shown on the till and written into every sale.</summary>
    public string Version { get; init => field = value ?? ""; } = "";

    /// <summary>Day the data was put together.</summary>
    public DateOnly Date { get; init; }

    public IReadOnlyList<Product> Products { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Regulation> Regulations { get; init => field = value ?? []; } = [];

    /// <summary>定额: how much a crop may be given, per mu.</summary>
    public IReadOnlyList<CropLimit> Limits { get; init => field = value ?? []; } = [];

    /// <summary>Day on which the counting of quotas starts anew every year, like <c>01-01</c>.</summary>
    public string SeasonStart { get; init => field = value ?? "01-01"; } = "01-01";
}
