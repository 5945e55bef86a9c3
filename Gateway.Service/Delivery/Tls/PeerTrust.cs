using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Delivery.Tls;

/// <summary>
/// Who is trusted at the other end of one connection, and what this box shows there: what the system trusts plus the destination's own
/// authorities, and this box's certificate when one is set. The files are read when it is made, which is at every connect.
/// </summary>
internal sealed class PeerTrust : IDisposable
{
    private readonly X509Certificate2Collection _authorities = [];
    private readonly Action<X509Certificate2>? _known;

    /// <param name="files">This box's files.</param>
    /// <param name="known">Gets the platform's certificate at every handshake, also one whose only fault is its dates. A stranger's is not the platform's.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file holds no certificate or no fitting key.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public PeerTrust(TlsFiles files, Action<X509Certificate2>? known = null)
    {
        _known = known;
        if (files.Authorities is not null)
            _authorities.ImportFromPemFile(files.Authorities);
        if (files.Certificate is not null)
            Own.Add(Usable(X509Certificate2.CreateFromPemFile(files.Certificate, files.Key)));
    }

    /// <summary>This box's certificate; empty when none is set.</summary>
    public X509Certificate2Collection Own { get; } = [];

    /// <summary>Why the other side's certificate was refused, null when it was not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether the refusal is about dates alone.</summary>
    public LossKind RefusalKind { get; private set; } = LossKind.Certificate;

    public bool Accept(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        (Refusal, var onlyDates) = Judge(certificate, chain, errors);
        RefusalKind = onlyDates ? LossKind.Expired : LossKind.Certificate;
        if ((Refusal is null || onlyDates) && certificate is X509Certificate2 shown)
            _known?.Invoke(shown);
        return Refusal is null;
    }

    public void Dispose()
    {
        foreach (var certificate in _authorities.Concat(Own))
            certificate.Dispose();
    }

    private (string? Refusal, bool OnlyDates) Judge(X509Certificate? offered, X509Chain? built, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return (null, false);
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || offered is not X509Certificate2 certificate)
            return ("the platform showed no certificate", false);
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return ("the platform's certificate is for another name", false);
        if (_authorities.Count == 0)
            return Reasons(built);

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.ExtraStore.AddRange(_authorities);
        if (built is not null)
            chain.ChainPolicy.ExtraStore.AddRange(built.ChainPolicy.ExtraStore);
        return chain.Build(certificate) ? (null, false) : Reasons(chain);
    }

    private static (string Refusal, bool OnlyDates) Reasons(X509Chain? chain)
    {
        var faults = chain?.ChainStatus ?? [];
        return ("the platform's certificate is not trusted: " + string.Join("; ", faults.Select(status => status.StatusInformation.Trim())),
            faults.Length > 0 && faults.All(fault => fault.Status == X509ChainStatusFlags.NotTimeValid));
    }

    // Windows cannot use the ephemeral key that a PEM file gives; a round through PKCS#12 makes it usable.
    private static X509Certificate2 Usable(X509Certificate2 fromPem)
    {
        if (!OperatingSystem.IsWindows())
            return fromPem;
        using (fromPem)
            return X509CertificateLoader.LoadPkcs12(fromPem.Export(X509ContentType.Pfx), null);
    }
}
