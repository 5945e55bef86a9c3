using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>The sample catalogue and what its labels say.</summary>
internal static class Shelf
{
    /// <summary>Unit code of facts 8.2: class PD, registration …260001, packing 001.</summary>
    public const string UnitCode = "12600011001000000000000000000000";

    public const string SecondUnitCode = "12600011001000000000000000000001";
    public const string Ean = "6900000000014";
    public const string RestrictedEan = "6900000000038";
    public const string HighlyToxicEan = "6900000000045";
    public const string BannedEan = "6900000000052";
    public const string SanitaryEan = "6900000000069";
    public const string FertiliserEan = "6900000000076";

    public static readonly DateOnly Today = new(2026, 11, 23);

    public static Catalogue Catalogue { get; } = CatalogueReader.Sample();

    public static SaleRules Rules(bool designated = true, bool fertiliser = true) => new(Catalogue, Policy(designated, fertiliser));

    public static TillDesk Desk(bool designated = true) => new(Rules(designated));

    public static Product Product(string code) => Assert.Single(Catalogue.ByCode(code));

    private static SalePolicy Policy(bool designated, bool fertiliser) =>
        new(designated, fertiliser ? new HashSet<ProductKind> { ProductKind.Pesticide, ProductKind.Fertiliser } : new HashSet<ProductKind> { ProductKind.Pesticide });
}
