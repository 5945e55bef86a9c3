using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Journal;

/// <summary>Data of the events the journal itself writes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JournalReplaced))]
[JsonSerializable(typeof(ClockCorrected))]
[JsonSerializable(typeof(GatewayStarted))]
internal sealed partial class JournalJson : JsonSerializerContext;
