using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGateway.Service.RemoteConfiguration;

/// <summary>Configurations are written for people: indented.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ShelfJson : JsonSerializerContext;
