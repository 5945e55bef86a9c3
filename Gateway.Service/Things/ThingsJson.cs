using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Things;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ThingChanged))]
[JsonSerializable(typeof(DeviceReport))]
[JsonSerializable(typeof(IReadOnlyList<DeviceReport>))]
[JsonSerializable(typeof(CheckReport))]
internal sealed partial class ThingsJson : JsonSerializerContext;
