using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Things;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ThingChanged))]
internal sealed partial class ThingsJson : JsonSerializerContext;
