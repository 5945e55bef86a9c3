using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>What goods hold, in milligrams: whole numbers, so that sums over a year are exact.</summary>
internal readonly record struct Contents(
    long N = 0, [property: JsonPropertyName("p2o5")] long P2O5 = 0, [property: JsonPropertyName("k2o")] long K2O = 0, long Active = 0)
{
    private const decimal MgPerGramAndPercent = 10m;

    /// <summary>Of one unit. Nothing is counted where the catalogue does not know the net content.</summary>
    public static Contents Of(Product product)
    {
        if (product.NetGrams is not { } grams)
            return default;
        var nutrients = product.Nutrients ?? new Nutrients();
        return new Contents(Mg(grams, nutrients.N), Mg(grams, nutrients.P2O5), Mg(grams, nutrients.K2O), Mg(grams, product.ActivePercent ?? 0));
    }

    /// <summary>By measure, as limits are written.</summary>
    public long Of(Measure measure) => measure switch
    {
        Measure.N => N,
        Measure.P2O5 => P2O5,
        Measure.K2O => K2O,
        Measure.Nutrients => N + P2O5 + K2O,
        _ => Active,
    };

    public static Contents operator +(Contents one, Contents other) =>
        new(one.N + other.N, one.P2O5 + other.P2O5, one.K2O + other.K2O, one.Active + other.Active);

    public static Contents operator *(Contents one, long count) => new(one.N * count, one.P2O5 * count, one.K2O * count, one.Active * count);

    private static long Mg(decimal grams, decimal percent) => (long)decimal.Round(grams * percent * MgPerGramAndPercent, MidpointRounding.AwayFromZero);
}
