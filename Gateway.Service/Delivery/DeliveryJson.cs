using System.Text.Json.Serialization;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.Delivery.Quarantine;
using EdgeGateway.Service.Delivery.Receipts;

namespace EdgeGateway.Service.Delivery;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(GatewayStatusMessage))]
[JsonSerializable(typeof(PictureReceipt))]
[JsonSerializable(typeof(IReadOnlyList<PictureRow>))]
[JsonSerializable(typeof(IReadOnlyList<DestinationView>))]
[JsonSerializable(typeof(ResendAnswer))]
[JsonSerializable(typeof(ResendRange))]
[JsonSerializable(typeof(ResendRangeAnswer))]
[JsonSerializable(typeof(IReadOnlyList<QuarantineEntry>))]
[JsonSerializable(typeof(IReadOnlyList<PersonalDataSent>))]
internal sealed partial class DeliveryJson : JsonSerializerContext;
