using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.LocalApi.Access;
using EdgeGateway.Service.LocalApi.Compat;
using EdgeGateway.Service.LocalApi.Endpoints;
using EdgeGateway.Service.LocalApi.Pairing;

namespace EdgeGateway.Service.LocalApi;

/// <summary>Generated JSON contracts of the local API.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Trouble))]
[JsonSerializable(typeof(ProbeAnswer))]
[JsonSerializable(typeof(PairRequest))]
[JsonSerializable(typeof(ConfirmPairingRequest))]
[JsonSerializable(typeof(PendingAnswer))]
[JsonSerializable(typeof(PairingAnswer))]
[JsonSerializable(typeof(IReadOnlyList<PairedPage>))]
[JsonSerializable(typeof(IReadOnlyList<DeviceAnswer>))]
[JsonSerializable(typeof(CardAnswer))]
[JsonSerializable(typeof(ScanAnswer))]
[JsonSerializable(typeof(PrintRequest))]
[JsonSerializable(typeof(PrintAnswer))]
[JsonSerializable(typeof(SaleLineRequest))]
[JsonSerializable(typeof(SalePurposeRequest))]
[JsonSerializable(typeof(SaleConfirmRequest))]
[JsonSerializable(typeof(PagePairedData))]
[JsonSerializable(typeof(PageUnpairedData))]
[JsonSerializable(typeof(IdentitySharedData))]
[JsonSerializable(typeof(HuashiAnswer))]
[JsonSerializable(typeof(ZkAnswer))]
[JsonSerializable(typeof(EastcomAnswer))]
[JsonSerializable(typeof(PagesAnswer))]
internal sealed partial class LocalApiJson : JsonSerializerContext
{
    /// <summary>The same with Chinese as it is instead of \u escapes.</summary>
    public static LocalApiJson Plain => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
