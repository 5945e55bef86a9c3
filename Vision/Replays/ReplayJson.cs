using System.Text.Json.Serialization;

namespace EdgeGateway.Vision.Replays;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ReplayReport))]
internal sealed partial class ReplayJson : JsonSerializerContext;
