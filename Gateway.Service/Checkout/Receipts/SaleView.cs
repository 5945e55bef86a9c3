using System.Text.Json.Serialization;
using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Checkout.Receipts;

/// <summary>What may be said about the newest paper of a sale.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PaperState>))]
public enum PaperState
{
    /// <summary>In the queue or in the printer.</summary>
    [JsonStringEnumMemberName("printing")]
    Printing,

    /// <summary>The printer proved it.</summary>
    [JsonStringEnumMemberName("printed")]
    Printed,

    /// <summary>The printer processed it without an error, and cannot prove more: a look at the paper does.</summary>
    [JsonStringEnumMemberName("probable")]
    Probable,

    /// <summary>Nobody knows: the clerk has to look.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>Not printed, or not all of it.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>One committed sale as pages and the API show it.</summary>
public sealed record SaleView
{
    public required Guid Id { get; init; }

    /// <summary>Number of its event.</summary>
    public required long Seq { get; init; }

    /// <summary>Verification code on the receipt.</summary>
    public required string Code { get; init; }

    /// <summary>Local time of the store.</summary>
    public required DateTimeOffset Time { get; init; }

    public required string Operator { get; init; }
    public string? BuyerName { get; init; }
    public string? BuyerNumber { get; init; }
    public string? Purpose { get; init; }

    /// <summary>The first product and how many others.</summary>
    public required string Summary { get; init; }

    public required int Lines { get; init; }
    public required long TotalFen { get; init; }
    /// <summary>作废: the whole sale was taken back.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Money given back for returns and cancellation.</summary>
    public long ReturnedFen { get; init; }

    public required PaperState Paper { get; init; }

    /// <summary>Reprints so far.</summary>
    public required int Reprints { get; init; }

    public required DeliveryTick Delivery { get; init; }
}
