using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Checkout.Certificates;

/// <summary>Generated JSON contracts: form, event, API.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CertificateForm))]
[JsonSerializable(typeof(CertificateIssuedData))]
[JsonSerializable(typeof(CertificateRequest))]
[JsonSerializable(typeof(CertificateResult))]
[JsonSerializable(typeof(IReadOnlyList<CertificateView>))]
internal sealed partial class CertificateJson : JsonSerializerContext
{
    /// <summary>The same with Chinese as it is.</summary>
    public static CertificateJson Plain => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
