using EdgeGateway.Service.Web;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EdgeGateway.Service.Hosting;

/// <summary>Opens the one address of pages and API.</summary>
internal static class Listening
{
    public static void ListenOn(this ConfigureWebHostBuilder host, WebOptions options)
    {
        host.UseKestrelCore();
        if (options.CertificateFile is not null)
            host.UseKestrelHttpsConfiguration();
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
            kestrel.Listen(ListenRule.Address(options), options.Port, listener =>
            {
                if (options.CertificateFile is { } file)
                    Secure(listener, new PageCertificate(file));
            });
        });
    }

    private static void Secure(ListenOptions listener, PageCertificate certificate) => listener.UseHttps(https => https.ServerCertificateSelector = (_, _) => certificate.Current);
}
