using System.Net.Http.Headers;

namespace EdgeGateway.Service.Health.Influx;

/// <summary>Posts compressed points. Trouble is an answer, never an exception.</summary>
internal sealed class InfluxClient : IDisposable
{
    private const int MostWords = 300;

    private readonly HttpClient _http;
    private readonly InfluxTarget _target;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;

    /// <param name="handler">The wire; closed with this.</param>
    /// <param name="target">Where to.</param>
    /// <param name="timeout">Longest wait for an answer.</param>
    /// <param name="clock">Measures it.</param>
    public InfluxClient(HttpMessageHandler handler, InfluxTarget target, TimeSpan timeout, TimeProvider clock)
    {
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = 64 * 1024 };
        (_target, _timeout, _clock) = (target, timeout, clock);
    }

    public static SocketsHttpHandler Wire(TimeSpan timeout) => new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = timeout, MaxConnectionsPerServer = 1 };

    public async Task<InfluxAnswer> PostAsync(byte[] compressed, CancellationToken stopping)
    {
        using var patience = new CancellationTokenSource(_timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        using var request = new HttpRequestMessage(HttpMethod.Post, _target.Address) { Content = new ByteArrayContent(compressed) };
        request.Content.Headers.ContentEncoding.Add("gzip");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "utf-8");
        request.Headers.Authorization = _target.Login;
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            var words = await response.Content.ReadAsStringAsync(either.Token);
            return new InfluxAnswer(InfluxAnswer.Of((int)response.StatusCode), $"{(int)response.StatusCode} {words[..Math.Min(words.Length, MostWords)].Trim()}".Trim());
        }
        catch (Exception away) when (away is HttpRequestException or IOException || (away is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return new InfluxAnswer(InfluxVerdict.Later, away is OperationCanceledException ? "no answer in time" : away.Message);
        }
    }

    public void Dispose() => _http.Dispose();
}
