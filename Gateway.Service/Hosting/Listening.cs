using System.Net;
using System.Security.Cryptography.X509Certificates;
using EdgeGateway.Service.Web;

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
                    listener.UseHttps(X509Certificate2.CreateFromPemFile(file));
            });
        });
    }
}
