using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.Delivery.Tls;

namespace EdgeGateway.Service.Doctor.Probes;

/// <summary>What happened on the way to one address: connection, handshake, certificate. Everything is looked at, also behind the first trouble.</summary>
internal sealed record PeerSight
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Time until the connection stood; null when it never did.</summary>
    public TimeSpan? Connected { get; init; }

    /// <summary>Why there is no connection or no handshake.</summary>
    public string? Error { get; init; }

    /// <summary>The host answered that nothing listens there.</summary>
    public bool Refused { get; init; }

    /// <summary>Certificate files of our own could not be used.</summary>
    public string? FileError { get; init; }

    public SslProtocols Protocol { get; init; }

    public PeerCertificate? Certificate { get; init; }

    public static async Task<PeerSight> LookAsync(string host, int port, TlsFiles? tls, TimeProvider clock, CancellationToken stopping)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping);
        var started = clock.GetTimestamp();
        var sight = new PeerSight();
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, either.Token);
            sight = sight with { Connected = clock.GetElapsedTime(started) };
            return tls is null ? sight : await ShakeAsync(sight, client.GetStream(), host, tls, either.Token);
        }
        catch (Exception away) when (away is SocketException or OperationCanceledException or AuthenticationException or IOException)
        {
            return sight with
            {
                Refused = away is SocketException { SocketErrorCode: SocketError.ConnectionRefused },
                Error = away is OperationCanceledException ? $"no answer within {Patience.TotalSeconds} s" : (away.InnerException ?? away).Message,
            };
        }
        catch (Exception files) when (files is CryptographicException or UnauthorizedAccessException)
        {
            return sight with { FileError = files.Message };
        }
    }

    private static async Task<PeerSight> ShakeAsync(PeerSight sight, Stream wire, string host, TlsFiles files, CancellationToken stopping)
    {
        PeerTrust trust;
        try
        {
            trust = new PeerTrust(files);
        }
        catch (IOException missing)
        {
            return sight with { FileError = missing.Message };
        }

        using var kept = trust;
        PeerCertificate? seen = null;
        await using var ssl = new SslStream(wire);
        await ssl.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = host,
                ClientCertificates = trust.Own,
                CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                // Nothing is said on this connection: it is opened to see, and closed.
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                {
                    seen = PeerCertificate.Of(certificate, chain, errors, trust);
                    return seen is not null;
                },
            },
            stopping);
        return sight with { Protocol = ssl.SslProtocol, Certificate = seen };
    }
}

/// <summary>The other side's certificate.</summary>
/// <param name="Subject">Whom it was issued for.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="From">UTC.</param>
/// <param name="Until">UTC.</param>
/// <param name="NameFits">It is for the name we asked for.</param>
/// <param name="Distrust">Why its chain is not trusted; null when it is.</param>
internal sealed record PeerCertificate(string Subject, string Issuer, DateTimeOffset From, DateTimeOffset Until, bool NameFits, string? Distrust)
{
    public static PeerCertificate? Of(X509Certificate? offered, X509Chain? chain, SslPolicyErrors errors, PeerTrust trust)
    {
        if (offered is not X509Certificate2 certificate)
            return null;
        trust.Accept(certificate, chain, errors & ~SslPolicyErrors.RemoteCertificateNameMismatch);
        return new PeerCertificate(
            certificate.Subject, certificate.Issuer, certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime(),
            !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch), trust.Refusal);
    }
}
