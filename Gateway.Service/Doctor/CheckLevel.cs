using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Doctor;

/// <summary>What a check thinks. The order is from best to worst.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckLevel>))]
internal enum CheckLevel
{
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>Does not apply here, or cannot be seen from here; the evidence says which.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,

    [JsonStringEnumMemberName("warn")]
    Warn,

    [JsonStringEnumMemberName("fail")]
    Fail,
}
