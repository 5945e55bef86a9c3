using System.Collections.Frozen;
using EdgeGateway.Protocols.Barcodes;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>What the store sells and what the lists say about it, in one edition. Immutable; a new edition is a new object.</summary>
internal sealed class Catalogue
{
    private const int GtinLength = 14;

    private readonly FrozenDictionary<string, Product[]> _byCode;
    private readonly FrozenDictionary<string, Product[]> _byGtin;
    private readonly FrozenDictionary<string, Product[]> _byRegistration;
    private readonly FrozenDictionary<string, Product[]> _byLastSix;
    private readonly FrozenDictionary<string, Regulation[]> _regulations;

    /// <summary>Takes what <see cref="CatalogueReader"/> checked.</summary>
    public Catalogue(CatalogueFile file, string sha256)
    {
        Edition = new CatalogueEdition(file.Version, file.Date, sha256);
        File = file;
        _byCode = Index(file.Products, product => [product.Code.ToUpperInvariant()]);
        _byGtin = Index(file.Products, product => product.Eans.Select(ean => ean.PadLeft(GtinLength, '0')));
        _byRegistration = Index(file.Products, Registration);
        _byLastSix = Index(file.Products, product => Pesticide(product)?.LastSix is { } digits ? [digits] : []);
        _regulations = file.Regulations.GroupBy(regulation => regulation.Ingredient, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    public CatalogueEdition Edition { get; }

    /// <summary>The data behind it, to make the next edition from.</summary>
    public CatalogueFile File { get; }

    public IReadOnlyList<Product> Products => File.Products;

    /// <summary>Crop limits that apply on one day.</summary>
    public IEnumerable<CropLimit> LimitsOn(DateOnly date) => File.Limits.Where(limit => limit.AppliesOn(date));

    /// <summary>First day of the season a day lies in.</summary>
    public DateOnly SeasonOf(DateOnly date)
    {
        var start = SeasonDay.In(File.SeasonStart, date.Year);
        return start <= date ? start : SeasonDay.In(File.SeasonStart, date.Year - 1);
    }

    /// <summary>Products a label may stand for: none, one, or several when the label does not say which.</summary>
    public IReadOnlyList<Product> Find(Label label) => label switch
    {
        PesticideLabel pesticide => ByUnitCode(pesticide.Code),
        ArticleNumber article => ByGtin(article.Gtin),
        Gs1Label { Gtin: { } gtin } => ByGtin(gtin),
        RegistrationNumber registration => _byRegistration.GetValueOrDefault(registration.Number, []),
        SeedLabel seed => ByCode(seed.UnitCode),
        _ => ByCode(label.Text),
    };

    /// <summary>By 店内码, any case.</summary>
    public IReadOnlyList<Product> ByCode(string code) => _byCode.GetValueOrDefault(code.Trim().ToUpperInvariant(), []);

    /// <summary>Entries of the lists that apply to a product on one day.</summary>
    public IEnumerable<Regulation> RegulationsOf(Product product, DateOnly date) =>
        product.Ingredients.SelectMany(ingredient => _regulations.GetValueOrDefault(ingredient, [])).Where(entry => entry.AppliesOn(date));

    /// <summary>
    /// Several registrations may share the six digits a unit code carries, and one registration may have several packings, which the
    /// specification digits tell apart where the catalogue knows them. A match is no proof of authenticity.
    /// </summary>
    private Product[] ByUnitCode(PesticideUnitCode code)
    {
        var candidates = Array.FindAll(_byLastSix.GetValueOrDefault(code.LastSix, []), product => code.MayBelongTo(Pesticide(product)!));
        var exact = Array.FindAll(candidates, product => product.UnitSpecification == code.Specification);
        return exact.Length > 0 ? exact : Array.FindAll(candidates, product => product.UnitSpecification is null);
    }

    /// <summary>A case's number (first digit 1 to 8) is not the number of what is in it, so it must be listed to be found.</summary>
    private Product[] ByGtin(string gtin) => _byGtin.GetValueOrDefault(gtin, []);

    private static PesticideRegistration? Pesticide(Product product) =>
        product.RegistrationNumber is { } number ? PesticideRegistration.TryParse(number) : null;

    private static IEnumerable<string> Registration(Product product)
    {
        if (Pesticide(product) is { } pesticide)
            return [pesticide.Number];
        return product.RegistrationNumber is { } number && FertiliserRegistration.TryParse(number) is { } fertiliser ? [fertiliser.Number] : [];
    }

    private static FrozenDictionary<string, Product[]> Index(IEnumerable<Product> products, Func<Product, IEnumerable<string>> keys) =>
        products.SelectMany(product => keys(product).Distinct().Select(key => (key, product)))
            .GroupBy(pair => pair.key, pair => pair.product, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
