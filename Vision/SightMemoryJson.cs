using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGateway.Vision;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SightMemory))]
internal sealed partial class SightMemoryJson : JsonSerializerContext;
