using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Configuration.Editing;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ConfigurationChangedData))]
[JsonSerializable(typeof(RulesRequest))]
[JsonSerializable(typeof(RulesView))]
[JsonSerializable(typeof(SaveReport))]
internal sealed partial class EditingJson : JsonSerializerContext
{
    /// <summary>The same with Chinese as it is instead of \u escapes.</summary>
    public static EditingJson Plain => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>Rules and masks of a camera as its part of the file has them.</summary>
/// <param name="Revision">To be sent back with a change.</param>
internal sealed record RulesView(string Revision, JsonArray Rules, JsonArray Masks);

/// <summary>What rules and masks of a camera should be.</summary>
/// <param name="By">Who changes it.</param>
/// <param name="Revision">State the change was made from.</param>
internal sealed record RulesRequest(string? By = null, string? Revision = null, JsonArray? Rules = null, JsonArray? Masks = null);
