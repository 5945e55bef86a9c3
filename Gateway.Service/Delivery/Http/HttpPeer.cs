using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Delivery.Tls;

namespace EdgeGateway.Service.Delivery.Http;

/// <summary>The other end of one HTTP link: address, token, who is trusted there, and what its failures mean.</summary>
internal sealed class HttpPeer : IDisposable
{
    private readonly PeerTrust? _trust;

    /// <param name="options">Whose files for TLS count.</param>
    /// <param name="token">Bearer token, or null.</param>
    /// <param name="url">Null: where events go.</param>
    /// <param name="known">Gets the server's certificate at every handshake.</param>
    /// <exception cref="CryptographicException">A file holds no certificate or no fitting key.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public HttpPeer(DestinationOptions options, string? token, Uri? url = null, Action<X509Certificate2>? known = null)
    {
        (Url, Token) = (url ?? new Uri(options.Http.Url), token);
        _trust = Url.Scheme == Uri.UriSchemeHttps ? new PeerTrust(new TlsFiles(options.CaFile, options.ClientCertificateFile, options.ClientKeyFile), known) : null;
    }

    public Uri Url { get; }

    public string? Token { get; }

    public HttpClient Client(TimeSpan connectTimeout)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = connectTimeout,
            MaxConnectionsPerServer = 1,
        };
        if (_trust is not null)
        {
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                // A shop without internet cannot ask a revocation server; the platform's own authority is the short list that counts.
                CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) => _trust.Accept(certificate, chain, errors),
                ClientCertificates = _trust.Own,
            };
        }

        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public LinkLoss Explain(Exception failure)
    {
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (Explanation(inner) is { } loss)
                return loss;
        }

        return new LinkLoss(LossKind.Closed, Verdict.BackOff, failure.Message);
    }

    public void Dispose() => _trust?.Dispose();

    private LinkLoss? Explanation(Exception inner) => inner switch
    {
        AuthenticationException or CryptographicException or HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            new LinkLoss(_trust?.RefusalKind ?? LossKind.Certificate, Verdict.BackOff, _trust?.Refusal ?? inner.Message),
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } refused } => LinkLoss.Of(refused),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => new LinkLoss(LossKind.Unreachable, Verdict.BackOff, inner.Message),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TimedOut } =>
            LinkLoss.Of((SocketException)inner),
        _ => null,
    };
}
