using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>What a product is, as far as the law treats it differently.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProductKind>))]
internal enum ProductKind
{
    /// <summary>农药.</summary>
    [JsonStringEnumMemberName("pesticide")]
    Pesticide,

    /// <summary>肥料. A missing registration number is normal (filed or exempt products).</summary>
    [JsonStringEnumMemberName("fertiliser")]
    Fertiliser,

    /// <summary>种子.</summary>
    [JsonStringEnumMemberName("seed")]
    Seed,

    /// <summary>Gloves, sprayers, film.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}
