using System.Text.Json.Serialization;

namespace EdgeGateway.Protocols.City;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EventCodeFile))]
internal sealed partial class CityJson : JsonSerializerContext;
