using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Cases.Handover;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HandoverDocument))]
[JsonSerializable(typeof(IReadOnlyList<HandoverRow>))]
internal sealed partial class HandoverJson : JsonSerializerContext
{
    /// <summary>The same with Chinese as it is instead of \u escapes.</summary>
    public static HandoverJson Plain => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
