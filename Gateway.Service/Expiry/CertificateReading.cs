using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeGateway.Service.Delivery.Tls;

namespace EdgeGateway.Service.Expiry;

/// <summary>What a certificate says about its own end.</summary>
/// <param name="File">Which.</param>
/// <param name="Expires">UTC; null when the file cannot be read.</param>
/// <param name="Name">Whom it is for, as far as it says.</param>
public sealed record CertificateReading(CertificateFile File, DateTimeOffset? Expires, string Name)
{
    /// <summary>Whole days that are left, negative when it is over.</summary>
    public int? DaysLeft(DateTimeOffset now) => Expires is { } end ? (int)Math.Floor((end - now).TotalDays) : null;

    /// <summary>What a platform's server showed.</summary>
    internal static CertificateReading Of(ServerCertificate shown) =>
        new(new CertificateFile(CertificateFile.Server, shown.Destination, new Uri(shown.Address).Authority), shown.Expires, shown.Name);

    /// <summary>
    /// Reads it now. A client's and the page's file begins with the certificate itself. Of several authorities the one that lasts longest counts: the
    /// file does not say which of them signed.
    /// </summary>
    internal static CertificateReading Of(WatchedFile file)
    {
        var shown = new CertificateFile(file.Use, file.Destination, Path.GetFileName(file.Path));
        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(System.IO.File.ReadAllText(file.Path));
            var counted = file.Use == WatchedFile.Authority ? found.MaxBy(one => one.NotAfter) : found.FirstOrDefault();
            return counted is null
                ? new CertificateReading(shown, null, "")
                : new CertificateReading(shown, counted.NotAfter.ToUniversalTime(), counted.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return new CertificateReading(shown, null, "");
        }
        finally
        {
            foreach (var one in found)
                one.Dispose();
        }
    }
}

/// <summary>Where a certificate comes from, as it is shown: a file's name, not the folder it lies in, or a server.</summary>
/// <param name="Use"><c>page</c>, <c>client</c>, <c>authority</c>, or <c>server</c> for what a platform showed at the last handshake.</param>
/// <param name="Destination">The platform; empty for the page.</param>
/// <param name="Name">File name, or host and port.</param>
public sealed record CertificateFile(string Use, string Destination, string Name)
{
    /// <summary>No file of this box: the platform's own.</summary>
    public const string Server = "server";
}
