using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGateway.Vision.Inference;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ModelTable.Content))]
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class InferenceJson : JsonSerializerContext;
