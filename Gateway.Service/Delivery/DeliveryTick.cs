using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Delivery;

/// <summary>How far one event is, over all destinations that want it. The order is from worst to best; where nobody wants it there is nothing to be better than.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryTick>))]
public enum DeliveryTick
{
    /// <summary>At least one destination has not confirmed it.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>At least one destination refused it; it is in quarantine there and waits for a person.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>Every destination that wants it acknowledged it (PUBACK or 2xx).</summary>
    [JsonStringEnumMemberName("delivered")]
    Delivered,

    /// <summary>The receiving platform also reported that it has it in its ledger.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    /// <summary>No destination takes it: nothing waits, and nothing will ever arrive.</summary>
    [JsonStringEnumMemberName("nowhere")]
    Nowhere,
}
