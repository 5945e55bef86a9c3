using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Api;
using EdgeGateway.Service.Checkout.Export;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Media;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Checkout.Stock;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Checkout;

/// <summary>Generated JSON contracts of the till: data file, events, API.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(CatalogueFile))]
[JsonSerializable(typeof(CatalogueChangedData))]
[JsonSerializable(typeof(CatalogueAnswer))]
[JsonSerializable(typeof(MediumData))]
[JsonSerializable(typeof(MediumRequest))]
[JsonSerializable(typeof(AreaRequest))]
[JsonSerializable(typeof(NumberRequest))]
[JsonSerializable(typeof(ReasonRequest))]
[JsonSerializable(typeof(ErrorsAnswer))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, decimal>))]
[JsonSerializable(typeof(ReversalData))]
[JsonSerializable(typeof(ReturnRequest))]
[JsonSerializable(typeof(ReversalAnswer))]
[JsonSerializable(typeof(StockReceivedData))]
[JsonSerializable(typeof(StockRequest))]
[JsonSerializable(typeof(StockAnswer))]
[JsonSerializable(typeof(IReadOnlyList<StockLevel>))]
[JsonSerializable(typeof(IReadOnlyList<StockReceivedData>))]
[JsonSerializable(typeof(Trouble))]
[JsonSerializable(typeof(IdentityRevealedData))]
[JsonSerializable(typeof(IdentityShreddedData))]
[JsonSerializable(typeof(LedgerExtract))]
[JsonSerializable(typeof(ActivityAnswer))]
[JsonSerializable(typeof(BuyerFields))]
[JsonSerializable(typeof(SaleRecordedData))]
[JsonSerializable(typeof(SaleRefusedData))]
[JsonSerializable(typeof(IdentityReadData))]
[JsonSerializable(typeof(CheckoutState))]
[JsonSerializable(typeof(IReadOnlyList<SaleView>))]
[JsonSerializable(typeof(LineRequest))]
[JsonSerializable(typeof(PurposeRequest))]
[JsonSerializable(typeof(ContactRequest))]
[JsonSerializable(typeof(OperatorRequest))]
[JsonSerializable(typeof(OperatorAnswer))]
[JsonSerializable(typeof(ConfirmAnswer))]
[JsonSerializable(typeof(ReceiptAnswer))]
[JsonSerializable(typeof(VerifyAnswer))]
internal sealed partial class CheckoutJson : JsonSerializerContext
{
    /// <summary>The same with Chinese as it is instead of \u escapes: half the bytes, and readable.</summary>
    public static CheckoutJson Plain => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
