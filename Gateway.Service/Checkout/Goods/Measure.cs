using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>What a quota counts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Measure>))]
public enum Measure
{
    /// <summary>氮.</summary>
    [JsonStringEnumMemberName("n")]
    N,

    /// <summary>五氧化二磷.</summary>
    [JsonStringEnumMemberName("p2o5")]
    P2O5,

    /// <summary>氧化钾.</summary>
    [JsonStringEnumMemberName("k2o")]
    K2O,

    /// <summary>总养分: the three together.</summary>
    [JsonStringEnumMemberName("nutrients")]
    Nutrients,

    /// <summary>Active ingredient of pesticides (折百).</summary>
    [JsonStringEnumMemberName("active")]
    Active,
}
