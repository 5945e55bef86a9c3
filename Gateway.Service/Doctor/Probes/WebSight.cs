using System.Net;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Http;

namespace EdgeGateway.Service.Doctor.Probes;

/// <summary>What an HTTP server answered to a HEAD request, and what it thinks the time is.</summary>
internal sealed record WebSight(HttpStatusCode? Status, DateTimeOffset? Date, TimeSpan Took, string? Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Knocks the way the destination itself does, with its certificates and its token.</summary>
    public static async Task<WebSight> LookAsync(DestinationOptions destination, string? token, TimeProvider clock, CancellationToken stopping)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping);
        var started = clock.GetTimestamp();
        try
        {
            using var peer = new HttpPeer(destination, token);
            using var http = peer.Client(Patience);
            using var request = new HttpRequestMessage(HttpMethod.Head, peer.Url);
            if (!string.IsNullOrEmpty(token))
                request.Headers.Authorization = new("Bearer", token);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new WebSight(answer.StatusCode, answer.Headers.Date, clock.GetElapsedTime(started), null);
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException or IOException or System.Security.Cryptography.CryptographicException)
        {
            return new WebSight(null, null, clock.GetElapsedTime(started), away is OperationCanceledException ? $"no answer within {Patience.TotalSeconds} s" : (away.InnerException ?? away).Message);
        }
    }
}
