using System.Net.Http.Headers;
using EdgeGateway.Service.Delivery.Http;
using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Delivery.Media;

/// <summary>Uploads pictures, one request each, with their digest; what was uploaded already may be taken again.</summary>
internal sealed class HttpPictures(DestinationOptions options, string gatewayId, TimeProvider clock) : IPictureRoad
{
    /// <summary>The slowest line that is still waited for.</summary>
    private const double SlowestBytesPerSecond = 20_000;

    private readonly Throttle _throttle = new(options.Stills.BytesPerSecond, clock);
    private (HttpPeer Peer, HttpClient Client)? _open;

    public async Task<PictureAnswer> SendAsync(Picture picture, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(options.PublishTimeout + TimeSpan.FromSeconds(picture.Bytes.Length / SlowestBytesPerSecond), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            if (Open() is { } missing)
                return new PictureAnswer(PictureVerdict.Alarm, missing);
            using var request = Request(picture);
            using var response = await _open!.Value.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var words = await HttpWords.OfAsync(response, either.Token);
            await _throttle.AfterAsync(picture.Bytes.Length, stopping);
            return Judge((int)response.StatusCode, words);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            var reason = limit.IsCancellationRequested ? "no answer in time" : _open?.Peer.Explain(failure).Detail ?? failure.Message;
            await RestAsync();
            return PictureAnswer.NotNow(reason);
        }
    }

    public Task RestAsync()
    {
        _open?.Client.Dispose();
        _open?.Peer.Dispose();
        _open = null;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await RestAsync();

    /// <summary>What is missing before anything can be sent, or null.</summary>
    private string? Open()
    {
        if (_open is not null)
            return null;
        var variable = options.Stills.TokenVariable ?? options.Http.TokenVariable;
        var token = variable is null ? null : Environment.GetEnvironmentVariable(variable);
        if (variable is not null && string.IsNullOrEmpty(token))
            return $"the environment variable {variable} is not set";
        var peer = new HttpPeer(options, token, new Uri(PictureAddress.Fill(options.Stills.Url, gatewayId, Guid.Empty, "x")));
        _open = (peer, peer.Client(options.ConnectTimeout));
        return null;
    }

    private HttpRequestMessage Request(Picture picture)
    {
        var row = picture.Row;
        var request = new HttpRequestMessage(new HttpMethod(options.Stills.Method), PictureAddress.Fill(options.Stills.Url, gatewayId, row.CaseId, row.Name))
        {
            Content = new ByteArrayContent(picture.Bytes),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(picture.ContentType);
        // RFC 9530, and the same in hex for those who compare it with the event.
        request.Content.Headers.Add("Content-Digest", $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(picture.Sha256))}:");
        request.Headers.Add("Eg-Sha256", picture.Sha256);
        if (picture.IsSmaller)
            request.Headers.Add("Eg-Original-Sha256", row.Sha256);
        request.Headers.Add("Eg-Gateway", gatewayId);
        request.Headers.Add("Eg-Case", row.CaseId.ToString());
        request.Headers.Add("Eg-Name", row.Name);
        request.Headers.Add("Eg-Id", row.EventId.ToString());
        request.Headers.Add("Eg-Seq", $"{row.Seq}");
        request.Headers.Add("Idempotency-Key", $"{row.CaseId}/{row.Name}/{picture.Sha256}");
        if (_open!.Value.Peer.Token is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private static PictureAnswer Judge(int status, string words)
    {
        var reason = $"HTTP {status} {words}".Trim();
        if (status == StatusCodes.Status413PayloadTooLarge)
            return new PictureAnswer(PictureVerdict.TooLarge, reason);
        return HttpStatusTable.Of(status) switch
        {
            Verdict.Delivered => PictureAnswer.Taken,
            Verdict.Quarantine => PictureAnswer.Refused(reason),
            Verdict.Alarm => new PictureAnswer(PictureVerdict.Alarm, reason),
            Verdict.BackOff => PictureAnswer.NotNow(reason),
            _ => new PictureAnswer(PictureVerdict.Later, reason),
        };
    }
}
