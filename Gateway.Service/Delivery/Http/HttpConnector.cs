using System.Security.Cryptography;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Delivery.Tls;

namespace EdgeGateway.Service.Delivery.Http;

/// <summary>
/// Opens links to one HTTP address. HTTP has no connection that stands, so one is called up when the server answered a HEAD request,
/// whatever it answered: name, network, TLS and certificates are then known to work.
/// </summary>
internal sealed class HttpConnector(DestinationOptions options, ShapeEvent shape, TimeProvider clock) : IConnector
{
    public IReadOnlyList<string> Addresses { get; } = [options.Http.Url];

    /// <summary>Where the server's certificate is noted.</summary>
    public ServerCertificates? Certificates { get; init; }

    public bool AllLocal { get; } = new Uri(options.Http.Url).IsLoopback;

    public async Task<(ILink? Link, LinkLoss? Loss)> ConnectAsync(int address, LinkEvents events, CancellationToken stopping)
    {
        var token = options.Http.TokenVariable is { } name ? Environment.GetEnvironmentVariable(name) : null;
        if (options.Http.TokenVariable is not null && string.IsNullOrEmpty(token))
            return (null, new LinkLoss(LossKind.Refused, Verdict.Alarm, $"the environment variable {options.Http.TokenVariable} is not set"));
        HttpPeer? peer = null;
        HttpClient? client = null;
        try
        {
            peer = new HttpPeer(options, token, known: Certificates?.Watch(options.Id, Addresses[address]));
            client = peer.Client(options.ConnectTimeout);
            await KnockAsync(client, peer.Url, stopping);
            var link = new HttpLink(client, peer, options, shape, clock);
            (client, peer) = (null, null);
            return (link, null);
        }
        catch (Exception failure)
        {
            return (null, stopping.IsCancellationRequested ? LinkLoss.Stopped : Explain(failure, peer));
        }
        finally
        {
            client?.Dispose();
            peer?.Dispose();
        }
    }

    private async Task KnockAsync(HttpClient client, Uri url, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(options.ConnectTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        using var request = new HttpRequestMessage(HttpMethod.Head, url);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
    }

    private static LinkLoss Explain(Exception failure, HttpPeer? peer) => failure switch
    {
        OperationCanceledException => new LinkLoss(LossKind.Unreachable, Verdict.BackOff, "no answer in time"),
        CryptographicException or IOException or UnauthorizedAccessException when peer is null => new LinkLoss(LossKind.Certificate, Verdict.BackOff, failure.Message),
        _ => peer?.Explain(failure) ?? new LinkLoss(LossKind.Unreachable, Verdict.BackOff, failure.Message),
    };
}
