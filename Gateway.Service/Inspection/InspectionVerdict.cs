using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Inspection;

/// <summary>What is to be thought of one point. The order is from best to worst.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InspectionVerdict>))]
internal enum InspectionVerdict
{
    [JsonStringEnumMemberName("good")]
    Good,

    /// <summary>No program can see it: somebody has to look.</summary>
    [JsonStringEnumMemberName("look")]
    Look,

    [JsonStringEnumMemberName("attention")]
    Attention,

    [JsonStringEnumMemberName("bad")]
    Bad,
}
