using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGateway.Service.CameraFaults;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CameraFaultData))]
[JsonSerializable(typeof(CameraHealthView))]
internal sealed partial class FaultsJson : JsonSerializerContext
{
    /// <summary>The same with Chinese as it is instead of \u escapes.</summary>
    public static FaultsJson Plain => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
