using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;

namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>
/// TLS of one connection: what the system trusts plus the destination's own authorities, and this box's certificate when one is set.
/// The files are read at every connect, so that a renewed certificate needs no restart. Lives as long as its connection, because the
/// handshake still needs the certificates after the options were built.
/// </summary>
internal sealed class MqttTls : IDisposable
{
    private readonly X509Certificate2Collection _authorities = [];
    private readonly X509Certificate2Collection _own = [];

    /// <exception cref="System.Security.Cryptography.CryptographicException">A file holds no certificate or no fitting key.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public MqttTls(TlsFiles files)
    {
        if (files.Authorities is not null)
            _authorities.ImportFromPemFile(files.Authorities);
        if (files.Certificate is not null)
            _own.Add(Usable(X509Certificate2.CreateFromPemFile(files.Certificate, files.Key)));
    }

    /// <summary>Why the broker's certificate was refused, null when it was not.</summary>
    public string? Refusal { get; private set; }

    public MqttClientTlsOptions For(string host) => new()
    {
        UseTls = true,
        TargetHost = host,
        // A shop without internet cannot ask a revocation server; the platform's own authority is the short list that counts.
        RevocationMode = X509RevocationMode.NoCheck,
        CertificateValidationHandler = Accept,
        ClientCertificatesProvider = new DefaultMqttCertificatesProvider(_own),
    };

    public void Dispose()
    {
        foreach (var certificate in _authorities.Concat(_own))
            certificate.Dispose();
    }

    private bool Accept(MqttClientCertificateValidationEventArgs offered)
    {
        Refusal = Judge(offered);
        return Refusal is null;
    }

    private string? Judge(MqttClientCertificateValidationEventArgs offered)
    {
        if (offered.SslPolicyErrors == SslPolicyErrors.None)
            return null;
        if (offered.SslPolicyErrors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || offered.Certificate is not X509Certificate2 certificate)
            return "the broker showed no certificate";
        if (offered.SslPolicyErrors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return "the broker's certificate is for another name";
        if (_authorities.Count == 0)
            return Reasons(offered.Chain);

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.ExtraStore.AddRange(_authorities);
        chain.ChainPolicy.ExtraStore.AddRange(offered.Chain.ChainPolicy.ExtraStore);
        return chain.Build(certificate) ? null : Reasons(chain);
    }

    private static string Reasons(X509Chain chain) =>
        "the broker's certificate is not trusted: " + string.Join("; ", chain.ChainStatus.Select(status => status.StatusInformation.Trim()));

    // Windows cannot use the ephemeral key that a PEM file gives; a round through PKCS#12 makes it usable.
    private static X509Certificate2 Usable(X509Certificate2 fromPem)
    {
        if (!OperatingSystem.IsWindows())
            return fromPem;
        using (fromPem)
            return X509CertificateLoader.LoadPkcs12(fromPem.Export(X509ContentType.Pfx), null);
    }
}
