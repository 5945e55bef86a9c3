using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Expiry;

/// <summary>A certificate file the configuration names.</summary>
/// <param name="Use"><c>page</c>, <c>client</c> (this box towards a platform) or <c>authority</c> (who may have signed a platform's).</param>
/// <param name="Destination">The platform; empty for the page.</param>
/// <param name="Path">PEM file.</param>
internal sealed record WatchedFile(string Use, string Destination, string Path)
{
    public const string Page = "page";
    public const string Client = "client";
    public const string Authority = "authority";

    /// <param name="options">Names the page's certificate.</param>
    /// <param name="destinations">Those that run now.</param>
    public static IReadOnlyList<WatchedFile> Of(GatewayOptions options, IReadOnlyList<DestinationOptions> destinations)
    {
        var files = new List<WatchedFile>();
        if (options.Web.CertificateFile is { } page)
            files.Add(new WatchedFile(Page, "", page));
        foreach (var destination in destinations)
        {
            if (destination.ClientCertificateFile is { } client)
                files.Add(new WatchedFile(Client, destination.Id, client));
            if (destination.CaFile is { } authority)
                files.Add(new WatchedFile(Authority, destination.Id, authority));
        }

        return files;
    }
}
