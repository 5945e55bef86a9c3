using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Space;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SpaceView))]
[JsonSerializable(typeof(EventsDroppedData))]
internal sealed partial class SpaceJson : JsonSerializerContext;
