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

    /// <summary>The store is a designated outlet (定点经营) for restricted pesticides. False: they are refused.</summary>
    public bool DesignatedOutlet { get; init; }

    /// <summary>Who stands at the till, as written into every sale.</summary>
    [Required, MaxLength(40)]
    public string Operator { get; init; } = "店员";

    /// <summary>All who stand at the till, one after the other; who is on duty is chosen there, by its button or the key *. Empty: always <see cref="Operator"/>. At most 20.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>The till has a field for the buyer's contact, which may stay empty. The API takes one either way.</summary>
    public bool AskContact { get; init; }

    /// <summary>Fertilisers are sold by real name too (化肥农药实名制). Pesticides always are, sanitary ones never.</summary>
    public bool RealNameFertiliser { get; init; } = true;

    /// <summary>
    /// Where the law does not ask for the document itself, a card or code bound to a verified document is enough (绑定介质).
    /// False: only the document. Restricted and highly toxic pesticides always need the document.
    /// </summary>
    public bool BoundMedium { get; init; } = true;

    /// <summary>Reasons offered for selling beyond a quota, on the keys F2, F3, F4, F6, F7, at most five.</summary>
    [Required, MinLength(1), MaxLength(5)]
    public IReadOnlyList<string> QuotaReasons { get; init; } = ["面积未登记", "代他人购买", "补种补施", "其他"];

    /// <summary>Days after the sale on which it may still be cancelled as a whole. 0 to 30; 0: on its own day only. Later goods are returned.</summary>
    [Range(0, 30)]
    public int CancelDays { get; init; }

    /// <summary>Years a buyer's sealed identity is kept after the month of the sale. 2 (the law's floor) to 30; the sale itself is never deleted.</summary>
    [Range(2, 30)]
    public int KeepYears { get; init; } = 2;

    /// <summary>Purposes offered as buttons and on the keys F2, F3, F4, F6, F7, at most five.</summary>
    [Required, MinLength(1), MaxLength(5)]
    public IReadOnlyList<string> Purposes { get; init; } = ["水稻", "蔬菜", "果树", "茶叶", "仓储"];

    /// <summary>A buyer is taken off the till when nothing happened for this long. 30 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "01:00:00")]
    public TimeSpan BuyerTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Catalogue file (JSON); null: the built-in synthetic sample.</summary>
    public string? Catalogue { get; init; }

    /// <summary>File with the store's key; null: <c>keys/store.key</c> in the data folder. Keep a copy somewhere else.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Paper width: 58 or 80 mm.</summary>
    [AllowedValues(58, 80)]
    public int PaperWidth { get; init; } = 58;
}
