using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Timelines;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TimelineView))]
internal sealed partial class TimelinesJson : JsonSerializerContext;
