using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Alerts;

/// <summary>Data of <see cref="EventTypes.AlertRaised"/> and <see cref="EventTypes.AlertResolved"/>. Never personal data.</summary>
/// <param name="Alert">Name of the rule.</param>
/// <param name="On">Thing, destination or label it is about; empty: the box.</param>
/// <param name="Severity"><c>info</c>, <c>warning</c>, <c>critical</c>.</param>
/// <param name="State"><c>raised</c> or <c>resolved</c>.</param>
/// <param name="RaisedAt">UTC.</param>
/// <param name="Seconds">Raised: how long the condition had held. Resolved: how long the alert stood.</param>
/// <param name="Value">Newest value of a metric rule.</param>
/// <param name="Above">Limit of a metric rule.</param>
/// <param name="Below">Limit of a metric rule.</param>
/// <param name="Trouble">Code of the thing's trouble.</param>
/// <param name="Flaps">How often it went and came back while it was raised.</param>
/// <param name="Text">For people.</param>
/// <param name="NextStep">One thing to do, where the thing knows one.</param>
internal sealed record AlertData(
    string Alert, string On, string Severity, string State, DateTimeOffset RaisedAt, double Seconds, double? Value, double? Above, double? Below, string? Trouble, int Flaps, Bilingual Text, Bilingual? NextStep)
{
    [JsonIgnore]
    public string Key => $"{Alert}/{On}";

    public static AlertData Of(AlertMove move, DateTimeOffset now)
    {
        var signal = move.Signal!;
        var options = signal.Rule.Options;
        return new(
            signal.Rule.Name, signal.On, options.Severity, "raised", now, Math.Round(move.Lasted.TotalSeconds, 1), signal.Value, options.Above, options.Below, signal.Trouble?.Code, move.Flaps,
            signal.Rule.Say(signal.On, signal.Value, signal.Trouble), signal.Trouble?.NextStep);
    }

    public AlertData Over(AlertMove move) => this with { State = "resolved", Seconds = Math.Round(move.Lasted.TotalSeconds, 1), Flaps = move.Flaps, Value = move.Signal?.Value ?? Value };
}

/// <summary>What <c>GET /api/v1/alerts</c> answers.</summary>
internal sealed record AlertsView(IReadOnlyList<AlertData> Active, IReadOnlyList<AlertData> Recent);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlertData))]
[JsonSerializable(typeof(AlertsView))]
internal sealed partial class AlertsJson : JsonSerializerContext
{
    /// <summary>The same with Chinese as it is instead of \u escapes.</summary>
    public static AlertsJson Plain => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
