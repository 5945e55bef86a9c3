using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>What a fertiliser holds, in percent by mass, as on the bag.</summary>
internal sealed record Nutrients(
    [property: JsonPropertyName("n")] decimal N = 0,
    [property: JsonPropertyName("p2o5")] decimal P2O5 = 0,
    [property: JsonPropertyName("k2o")] decimal K2O = 0)
{
    [JsonIgnore]
    public decimal Sum => N + P2O5 + K2O;
}
