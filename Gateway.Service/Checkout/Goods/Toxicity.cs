using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>Toxicity class on a pesticide's label, from harmless to worst.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Toxicity>))]
internal enum Toxicity
{
    /// <summary>Not a pesticide, or the label does not say.</summary>
    [JsonStringEnumMemberName("unstated")]
    Unstated,

    /// <summary>微毒.</summary>
    [JsonStringEnumMemberName("slight")]
    Slight,

    /// <summary>低毒.</summary>
    [JsonStringEnumMemberName("low")]
    Low,

    /// <summary>中等毒.</summary>
    [JsonStringEnumMemberName("moderate")]
    Moderate,

    /// <summary>高毒.</summary>
    [JsonStringEnumMemberName("high")]
    High,

    /// <summary>剧毒.</summary>
    [JsonStringEnumMemberName("extreme")]
    Extreme,
}
