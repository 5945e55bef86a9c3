using System.Globalization;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>What a template sees of an event.</summary>
internal static class EventModel
{
    public static string[] EventNames { get; } = ["id", "seq", "type", "time", "subject", "source", "gatewayId", "thing", "clock", "hash", "replay"];

    public static string[] CodeNames { get; } = ["code", "name", "standard", "category"];

    /// <exception cref="InvalidOperationException">A text is no Unicode.</exception>
    public static Dictionary<string, object?> Of(GatewayMessage message, bool replay, FieldChoice choice)
    {
        using var data = JsonDocument.Parse(message.Data);
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["event"] = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["id"] = message.Id.ToString(),
                ["seq"] = (decimal)message.Seq,
                ["type"] = message.Type,
                ["time"] = message.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                ["subject"] = message.Subject,
                ["source"] = message.Source,
                ["gatewayId"] = message.GatewayId,
                ["thing"] = message.Thing,
                ["clock"] = ClockStates.Name(message.Clock),
                ["hash"] = message.Hash,
                ["replay"] = replay,
            },
            ["data"] = choice.Pick(data.RootElement),
        };
    }
}
