namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>Words of the tables people fill in, in lower case.</summary>
internal static class TableWords
{
    public static readonly IReadOnlyDictionary<string, ProductKind> Kinds = new Dictionary<string, ProductKind>
    {
        ["pesticide"] = ProductKind.Pesticide,
        ["农药"] = ProductKind.Pesticide,
        ["fertiliser"] = ProductKind.Fertiliser,
        ["fertilizer"] = ProductKind.Fertiliser,
        ["肥料"] = ProductKind.Fertiliser,
        ["化肥"] = ProductKind.Fertiliser,
        ["seed"] = ProductKind.Seed,
        ["种子"] = ProductKind.Seed,
        ["other"] = ProductKind.Other,
        ["其他"] = ProductKind.Other,
    };

    public static readonly IReadOnlyDictionary<string, Toxicity> Toxicities = new Dictionary<string, Toxicity>
    {
        ["unstated"] = Toxicity.Unstated,
        ["slight"] = Toxicity.Slight,
        ["微毒"] = Toxicity.Slight,
        ["low"] = Toxicity.Low,
        ["低毒"] = Toxicity.Low,
        ["moderate"] = Toxicity.Moderate,
        ["中等毒"] = Toxicity.Moderate,
        ["中毒"] = Toxicity.Moderate,
        ["high"] = Toxicity.High,
        ["高毒"] = Toxicity.High,
        ["extreme"] = Toxicity.Extreme,
        ["剧毒"] = Toxicity.Extreme,
    };

    public static readonly IReadOnlyDictionary<string, RegulationClass> Classes = new Dictionary<string, RegulationClass>
    {
        ["restricted"] = RegulationClass.Restricted,
        ["限制使用"] = RegulationClass.Restricted,
        ["限用"] = RegulationClass.Restricted,
        ["banned"] = RegulationClass.Banned,
        ["禁用"] = RegulationClass.Banned,
        ["禁止"] = RegulationClass.Banned,
    };

    public static readonly IReadOnlyDictionary<string, Measure> Measures = new Dictionary<string, Measure>
    {
        ["n"] = Measure.N,
        ["氮"] = Measure.N,
        ["p2o5"] = Measure.P2O5,
        ["五氧化二磷"] = Measure.P2O5,
        ["k2o"] = Measure.K2O,
        ["氧化钾"] = Measure.K2O,
        ["nutrients"] = Measure.Nutrients,
        ["总养分"] = Measure.Nutrients,
        ["active"] = Measure.Active,
        ["折百"] = Measure.Active,
    };
}
