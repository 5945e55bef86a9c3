using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Checkout;

/// <summary>The store's till.</summary>
public sealed class CheckoutOptions
{
    /// <summary>False on a box without a till: no till page, no sale.</summary>
    public bool Enabled { get; init; }

    /// <summary>Name on the receipt and in every sale.</summary>
    [MaxLength(60)]
    public string StoreName { get; init; } = "";

    /// <summary>农药经营许可证 number, as text.</summary>
    [MaxLength(60)]
    public string LicenceNumber { get; init; } = "";

    /// <summary>Unified social credit code of the store, 18 characters.</summary>
    [RegularExpression("^[0-9A-Z]{18}$")]
    public string? CreditCode { get; init; }

    /// <summary>Catalogue file (JSON); null: the built-in synthetic sample.</summary>
    public string? Catalogue { get; init; }

    /// <summary>Paper width: 58 or 80 mm.</summary>
    [AllowedValues(58, 80)]
    public int PaperWidth { get; init; } = 58;
}
