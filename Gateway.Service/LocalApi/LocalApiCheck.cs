using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.LocalApi;

/// <summary>Rules between the values of <c>localApi</c>.</summary>
internal static class LocalApiCheck
{
    public static IEnumerable<ConfigurationError> Run(GatewayOptions options)
    {
        var local = options.LocalApi;
        if (local.Enabled && !options.Checkout.Enabled)
            yield return new("localApi.enabled", "开放本地接口需要先开通收银（checkout.enabled）。", "The local API needs the till: set checkout.enabled.");
        for (var i = 0; i < local.Pages.Count; i++)
        {
            var page = local.Pages[i];
            if (local.Pages.Take(i).Any(earlier => earlier.Origin == page.Origin))
                yield return new($"localApi.pages[{i}].origin", $"{page.Origin} 已经写过。", $"{page.Origin} is listed already.");
            foreach (var scope in page.Scopes.Where(scope => !PageScopes.All.Contains(scope)))
                yield return new($"localApi.pages[{i}].scopes", $"没有 {scope} 这种权限。可以写：{string.Join("、", PageScopes.All)}。", $"There is no scope {scope}. Allowed: {string.Join(", ", PageScopes.All)}.");
            if (page.Scopes.Contains(PageScopes.Compat) && !page.Scopes.Contains(PageScopes.Identity))
                yield return new($"localApi.pages[{i}].scopes", "compat 会给出完整身份，必须同时写 identity。", "compat hands out whole identities: write identity too.");
        }
    }
}
