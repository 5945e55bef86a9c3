using System.Text.Json.Serialization;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Commands;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CommandAnswer))]
[JsonSerializable(typeof(CommandExecutedData))]
[JsonSerializable(typeof(PingResult))]
[JsonSerializable(typeof(ResendRangeAnswer))]
[JsonSerializable(typeof(ReloadReport))]
[JsonSerializable(typeof(Snapshot))]
internal sealed partial class CommandsJson : JsonSerializerContext;
