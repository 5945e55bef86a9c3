using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeGateway.Testing;

/// <summary>A certificate authority made for one test, writing PEM files into a folder.</summary>
public sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddDays(-2);

    private readonly TempFolder _folder;
    private readonly X509Certificate2 _certificate;

    public TestAuthority(TempFolder folder, string name = "Test CA")
    {
        _folder = folder;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        _certificate = request.CreateSelfSigned(From, From.AddDays(30));
        File = folder.File($"{name}.pem");
        System.IO.File.WriteAllText(File, _certificate.ExportCertificatePem());
    }

    /// <summary>The authority's own certificate.</summary>
    public string File { get; }

    /// <summary>Issues a certificate for loopback and the given name; returns the two files.</summary>
    /// <param name="name">Common name and DNS name.</param>
    /// <param name="expired">Ended yesterday.</param>
    /// <param name="loopback">Valid for 127.0.0.1 too.</param>
    public (string Certificate, string Key) Issue(string name, bool expired = false, bool loopback = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (loopback)
            names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(_certificate, From, expired ? From.AddDays(1) : From.AddDays(20), RandomNumberGenerator.GetBytes(8));
        var (certificate, keyFile) = (_folder.File($"{name}.pem"), _folder.File($"{name}.key"));
        System.IO.File.WriteAllText(certificate, issued.ExportCertificatePem());
        System.IO.File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (certificate, keyFile);
    }

    public void Dispose() => _certificate.Dispose();
}
