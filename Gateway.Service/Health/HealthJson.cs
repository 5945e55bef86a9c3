using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Health;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(IReadOnlyList<ThingReport>))]
internal sealed partial class HealthJson : JsonSerializerContext;
