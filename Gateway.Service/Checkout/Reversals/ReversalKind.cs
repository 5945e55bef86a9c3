using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Checkout.Reversals;

/// <summary>What takes a sale back. Neither deletes anything.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReversalKind>))]
public enum ReversalKind
{
    /// <summary>作废: the whole sale, soon after it.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>退货: some lines, any time.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,
}
