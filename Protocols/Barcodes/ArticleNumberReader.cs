namespace EdgeGateway.Protocols.Barcodes;

/// <summary>EAN-13, EAN-8, UPC-A and ITF-14: digits only, the last one a check digit.</summary>
internal static class ArticleNumberReader
{
    /// <summary>Digits of the longest number (GTIN-14).</summary>
    public const int MaxDigits = 14;

    /// <summary>
    /// The number, an <see cref="UnknownLabel"/> when only the check digit is wrong, null when the text is something else. Digits
    /// from a Code 128, a Code 39 or a two-dimensional code may well be a shop's own code of 8 or 13 digits: there a wrong check
    /// digit is no fault.
    /// </summary>
    public static Label? TryRead(string text, Symbology symbology)
    {
        var digits = symbology == Symbology.Ean ? WithoutAddOn(text) : text;
        if (digits.Length is not (8 or 12 or 13 or MaxDigits) || digits.ContainsAnyExceptInRange('0', '9'))
            return null;
        if (Mod10.IsValid(digits))
            return new ArticleNumber(text, string.Concat("00000000000000".AsSpan(digits.Length), digits));
        return symbology is Symbology.Unknown or Symbology.Ean or Symbology.VendorDefined ? Unknown.CheckDigit(text, digits) : null;
    }

    // ]E3 sends the two or five digits of the add-on (issue number, price) behind the thirteen.
    private static ReadOnlySpan<char> WithoutAddOn(ReadOnlySpan<char> text) => text.Length is 15 or 18 ? text[..13] : text;
}
