using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.LocalApi;

/// <summary>One page that may pair with this gateway.</summary>
public sealed class LocalPageOptions
{
    /// <summary>Scheme, host and port exactly as the browser sends them, like <c>https://till.vendor.example</c>.</summary>
    [Required, RegularExpression("^https?://[a-z0-9.-]+(:[0-9]{1,5})?$")]
    public string Origin { get; init; } = "";

    /// <summary>
    /// The most it may ask for: <c>card</c>, <c>scan</c>, <c>print</c>, <c>sale</c>, <c>identity</c> (clear name and number instead of masked
    /// ones), <c>compat</c> (the vendors' read-card answers; needs identity). The clerk sees what a page asks for.
    /// </summary>
    [Required, MinLength(1)]
    public IReadOnlyList<string> Scopes { get; init; } = [PageScopes.Card, PageScopes.Scan, PageScopes.Print, PageScopes.Sale];
}
