using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeGateway.Service.Cases.Clips;
using EdgeGateway.Service.Cases.Limits;
using EdgeGateway.Service.Cases.Proof;

namespace EdgeGateway.Service.Cases;

/// <summary>Generated JSON contracts of the cases: events, table, API.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CaseFiledData))]
[JsonSerializable(typeof(CaseUpdatedData))]
[JsonSerializable(typeof(IReadOnlyList<CaseView>))]
[JsonSerializable(typeof(IReadOnlyList<CameraView>))]
[JsonSerializable(typeof(IReadOnlyList<CaseStill>))]
[JsonSerializable(typeof(IReadOnlyList<CaseStep>))]
[JsonSerializable(typeof(ClipNote))]
[JsonSerializable(typeof(EvidenceManifest))]
[JsonSerializable(typeof(List<DueRow>))]
[JsonSerializable(typeof(ReviewRequest))]
[JsonSerializable(typeof(EvidenceReport))]
internal sealed partial class CasesJson : JsonSerializerContext
{
    /// <summary>The same with Chinese as it is instead of \u escapes.</summary>
    public static CasesJson Plain => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
