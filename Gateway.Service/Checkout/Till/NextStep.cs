using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>The one thing to do now.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NextStep>))]
public enum NextStep
{
    /// <summary>Nothing yet: card or goods, in any order.</summary>
    [JsonStringEnumMemberName("start")]
    Start,

    /// <summary>请扫码.</summary>
    [JsonStringEnumMemberName("scan")]
    Scan,

    /// <summary>A label stands for several products: say which.</summary>
    [JsonStringEnumMemberName("choose")]
    Choose,

    /// <summary>请刷身份证.</summary>
    [JsonStringEnumMemberName("card")]
    Card,

    /// <summary>The document has expired: another one.</summary>
    [JsonStringEnumMemberName("valid-card")]
    ValidCard,

    /// <summary>请选用途.</summary>
    [JsonStringEnumMemberName("purpose")]
    Purpose,

    /// <summary>The basket goes beyond the buyer's quota: take something out, or say why.</summary>
    [JsonStringEnumMemberName("quota")]
    Quota,

    /// <summary>A product in the basket may not be sold any more (the date changed): take it out.</summary>
    [JsonStringEnumMemberName("take-out")]
    TakeOut,

    /// <summary>打印并完成.</summary>
    [JsonStringEnumMemberName("confirm")]
    Confirm,
}
