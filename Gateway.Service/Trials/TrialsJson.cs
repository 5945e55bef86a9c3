using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Trials;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TrialState))]
[JsonSerializable(typeof(TrialRequest))]
[JsonSerializable(typeof(Film))]
[JsonSerializable(typeof(IReadOnlyList<Film>))]
internal sealed partial class TrialsJson : JsonSerializerContext
{
    /// <summary>The same with Chinese as it is instead of \u escapes.</summary>
    public static TrialsJson Plain => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>What to try.</summary>
/// <param name="Film">Id of a film.</param>
/// <param name="Rules">Rules instead of those of the file; left out: those of the file.</param>
/// <param name="Masks">Likewise.</param>
/// <param name="At">When the film is taken to begin, in the box's local time like <c>2026-11-26T03:00</c>: then schedules count. Left out: they do not.</param>
internal sealed record TrialRequest(string? Film = null, JsonArray? Rules = null, JsonArray? Masks = null, string? At = null);
