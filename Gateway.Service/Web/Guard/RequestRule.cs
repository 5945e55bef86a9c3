using System.Net;
using EdgeGateway.Service.Hosting;

namespace EdgeGateway.Service.Web.Guard;

/// <summary>
/// Whether a request may come in. Every web page in the operator's browser can reach a local port; only our own pages may use it.
/// </summary>
/// <param name="options">Where the gateway listens and what it is called.</param>
internal sealed class RequestRule(WebOptions options)
{
    private readonly bool _local = ListenRule.IsLocal(options);

    /// <summary>Why not, or null.</summary>
    /// <param name="request">Where it comes from.</param>
    /// <param name="othersMayAsk">A place whose own gate decides about pages of other sites.</param>
    public string? Objection(RequestHead request, bool othersMayAsk = false)
    {
        if (!KnowsHost(request.Host.Host))
            return $"This gateway is not called '{request.Host.Host}'. Name it in web.hostNames if it should be.";
        if (othersMayAsk)
            return null;
        if (request.Origin is { } origin && origin != $"{request.Scheme}://{request.Host.Value}")
            return "Requests from pages of other sites are refused.";
        if (request is { FetchSite: "cross-site" or "same-site", FetchMode: not "navigate" })
            return "Contents of this gateway cannot be embedded in pages of other sites.";
        return null;
    }

    /// <summary>
    /// A name that an outsider's DNS could point at us (rebinding) is refused unless it is configured. A bare IP address cannot be
    /// rebound, but on loopback only loopback makes sense.
    /// </summary>
    private bool KnowsHost(string host)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || options.HostNames.Contains(host, StringComparer.OrdinalIgnoreCase))
            return true;
        return IPAddress.TryParse(host.Trim('[', ']'), out var address) && (IPAddress.IsLoopback(address) || !_local);
    }
}

/// <summary>The lines of a request that say where it comes from.</summary>
internal sealed record RequestHead(string Scheme, HostString Host, string? Origin, string? FetchSite, string? FetchMode)
{
    public static RequestHead Of(HttpRequest request) =>
        new(request.Scheme, request.Host, Only(request, "Origin"), Only(request, "Sec-Fetch-Site"), Only(request, "Sec-Fetch-Mode"));

    private static string? Only(HttpRequest request, string name) => request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
}
