using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGateway.Vision.CameraHealth;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IReadOnlyList<HealthReference>))]
internal sealed partial class HealthJson : JsonSerializerContext;
