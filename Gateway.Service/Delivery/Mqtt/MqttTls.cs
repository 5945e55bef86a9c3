using System.Security.Cryptography.X509Certificates;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Delivery.Tls;
using MQTTnet;

namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>
/// TLS of one connection in the client library's words. The files are read at every connect, so that a renewed certificate needs no
/// restart. Lives as long as its connection, because the handshake still needs the certificates after the options were built.
/// </summary>
internal sealed class MqttTls : IDisposable
{
    private readonly PeerTrust _trust;

    /// <param name="files">This box's files.</param>
    /// <param name="known">Gets the broker's certificate at every handshake.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file holds no certificate or no fitting key.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public MqttTls(TlsFiles files, Action<X509Certificate2>? known = null) => _trust = new PeerTrust(files, known);

    /// <summary>Why the broker's certificate was refused, null when it was not.</summary>
    public string? Refusal => _trust.Refusal;

    public LossKind RefusalKind => _trust.RefusalKind;

    public MqttClientTlsOptions For(string host) => new()
    {
        UseTls = true,
        TargetHost = host,
        // A shop without internet cannot ask a revocation server; the platform's own authority is the short list that counts.
        RevocationMode = X509RevocationMode.NoCheck,
        CertificateValidationHandler = offered => _trust.Accept(offered.Certificate, offered.Chain, offered.SslPolicyErrors),
        ClientCertificatesProvider = new DefaultMqttCertificatesProvider(_trust.Own),
    };

    public void Dispose() => _trust.Dispose();
}
