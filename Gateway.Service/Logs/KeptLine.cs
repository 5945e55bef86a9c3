using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Logs;

/// <summary>One line of the log as it is kept.</summary>
/// <param name="At">UTC.</param>
/// <param name="Level"><c>Debug</c>, <c>Information</c>, <c>Warning</c>, <c>Error</c> or <c>Critical</c>.</param>
/// <param name="Room">Part of the program: <c>Delivery</c>, <c>Journal</c>, <c>Devices</c>, …</param>
/// <param name="Event">Name of the message, for searching; empty for none.</param>
/// <param name="Text">For people.</param>
/// <param name="Error">Exception with its places; null for none.</param>
internal sealed record KeptLine(DateTimeOffset At, string Level, string Room, string Event, string Text, string? Error = null)
{
    public LogLevel Severity => Enum.TryParse<LogLevel>(Level, out var level) ? level : LogLevel.Information;

    /// <summary>As one line of text, the way the console has it.</summary>
    public string Plain() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ} {Level,-11} {Room}: {Text}{(Error is null ? "" : $" | {Error.ReplaceLineEndings(" | ")}")}");

    /// <summary><c>EdgeGateway.Service.Delivery.Mqtt.MqttLink</c> is of Delivery, <c>EdgeGateway.Devices.…</c> of Devices.</summary>
    public static string RoomOf(string category)
    {
        var parts = category.Split('.');
        return parts switch
        {
            ["EdgeGateway", "Service", var room, _, ..] => room,
            ["EdgeGateway", var project, ..] => project,
            _ => "System",
        };
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeptLine))]
[JsonSerializable(typeof(IReadOnlyList<KeptLine>))]
internal sealed partial class LogsJson : JsonSerializerContext
{
    /// <summary>The same with Chinese as it is instead of \u escapes.</summary>
    public static LogsJson Plain => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
