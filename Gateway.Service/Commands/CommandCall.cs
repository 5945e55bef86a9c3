using System.Text.Json;

namespace EdgeGateway.Service.Commands;

/// <summary>A command that may be carried out.</summary>
/// <param name="Destination">Platform it came from.</param>
/// <param name="Arguments">The payload.</param>
internal sealed record CommandCall(string Destination, JsonElement Arguments)
{
    /// <summary>A text argument, null when it is not there or no text.</summary>
    public string? Text(string name) =>
        Arguments.ValueKind == JsonValueKind.Object && Arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A whole number, null when it is not there or none.</summary>
    public long? Number(string name) =>
        Arguments.ValueKind == JsonValueKind.Object && Arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number : null;
}
