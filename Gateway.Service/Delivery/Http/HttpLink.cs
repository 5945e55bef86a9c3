using System.Net.Http.Headers;
using System.Threading.Channels;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Delivery.Http;

/// <summary>
/// Posts events to one address, one request at a time, because a second one could overtake the first. A batch is what waits when the
/// answer to the request before has come; nothing is held back to fill it.
/// </summary>
internal sealed class HttpLink : ILink
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly HttpClient _client;
    private readonly HttpPeer _peer;
    private readonly DestinationOptions _options;
    private readonly ShapeEvent _shape;
    private readonly TimeProvider _clock;
    private readonly HttpRequests _requests;
    private readonly ServerErrors _errors = new();
    private readonly TaskCompletionSource<LinkLoss> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _gone = new();
    private readonly Channel<HttpLetter> _waiting = Channel.CreateUnbounded<HttpLetter>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _posting;

    public HttpLink(HttpClient client, HttpPeer peer, DestinationOptions options, ShapeEvent shape, TimeProvider clock)
    {
        (_client, _peer, _options, _shape, _clock) = (client, peer, options, shape, clock);
        _requests = new HttpRequests(peer.Url, options.Http.Batch > 1, peer.Token);
        // One request is on its way, the next one gathers.
        Window = Math.Max(1, Math.Min(options.Window, 2 * options.Http.Batch));
        _posting = PostAllAsync();
    }

    public string Address => _options.Http.Url;

    public int Window { get; }

    public Task<LinkLoss> Lost => _lost.Task;

    public Task<Answer> SendAsync(Parcel parcel)
    {
        var shaping = _shape(parcel.Event, parcel.Replay);
        if (shaping.Refusal is { } refusal)
            return Task.FromResult(refusal);
        var letter = new HttpLetter(parcel, shaping);
        if (!_waiting.Writer.TryWrite(letter))
            letter.Answer(Answer.LinkLost);
        return letter.Answered;
    }

    public void Abandon(LinkLoss loss)
    {
        if (_lost.TrySetResult(loss))
            _gone.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        Abandon(LinkLoss.Stopped);
        await _posting;
        _client.Dispose();
        _peer.Dispose();
        _gone.Dispose();
    }

    private async Task PostAllAsync()
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(_gone.Token))
                await PostAsync(Gather());
        }
        catch (OperationCanceledException)
        {
            Abandon(LinkLoss.Stopped);
        }
        catch (Exception failure)
        {
            Abandon(new LinkLoss(LossKind.Closed, Verdict.BackOff, failure.Message));
        }

        _waiting.Writer.TryComplete();
        while (_waiting.Reader.TryRead(out var left))
            left.Answer(Answer.LinkLost);
    }

    private List<HttpLetter> Gather()
    {
        var letters = new List<HttpLetter>(_options.Http.Batch);
        while (letters.Count < _options.Http.Batch && _waiting.Reader.TryPeek(out var next)
            && (letters.Count == 0 || (next.Parcel.Replay == letters[0].Parcel.Replay && next.Shaping.ContentType == letters[0].Shaping.ContentType)))
        {
            _waiting.Reader.TryRead(out _);
            letters.Add(next);
        }

        return letters;
    }

    private async Task<Answer> PostAsync(List<HttpLetter> letters)
    {
        var answer = await AskAsync(letters);
        if (answer.Verdict == Verdict.Quarantine && letters.Count > 1)
        {
            // One of them is refused, and the answer does not say which.
            return await OneByOneAsync(letters);
        }

        foreach (var letter in letters)
        {
            if (answer.Verdict == Verdict.Delivered)
                _errors.Took(letter.Parcel.Event.Seq);
            letter.Answer(answer with { Personal = letter.Shaping.Personal });
        }

        // Not now is said to all that wait: they would only arrive before the one that was sent back.
        while (answer.Verdict == Verdict.BackOff && _waiting.Reader.TryRead(out var waiting))
            waiting.Answer(answer);
        return answer;
    }

    private async Task<Answer> OneByOneAsync(List<HttpLetter> letters)
    {
        Answer answer = default;
        foreach (var letter in letters)
        {
            // After "not now" or a lost link the rest gets the same answer without being sent: it would arrive before the one that failed.
            if (answer is { Verdict: Verdict.BackOff } or { Verdict: null, Reason: not null })
                letter.Answer(answer);
            else
                answer = await PostAsync([letter]);
        }

        return answer;
    }

    private async Task<Answer> AskAsync(List<HttpLetter> letters)
    {
        using var limit = new CancellationTokenSource(_options.Http.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _gone.Token);
        try
        {
            using var request = _requests.Of(letters);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var words = letters.Any(letter => letter.Shaping.Personal is not null) ? "" : await HttpWords.OfAsync(response, either.Token);
            return Judge((int)response.StatusCode, words, response.Headers.RetryAfter, letters);
        }
        catch (Exception failure)
        {
            // Whatever ended the call ended the link as well; why is told by Lost.
            Abandon(limit.IsCancellationRequested ? new LinkLoss(LossKind.NoAcknowledgement, Verdict.BackOff, $"no answer within {_options.Http.Timeout.TotalSeconds:0.#} s") : _peer.Explain(failure));
            return Answer.LinkLost;
        }
    }

    private Answer Judge(int status, string words, RetryConditionHeaderValue? later, List<HttpLetter> letters)
    {
        var reason = $"HTTP {status} {words}".Trim();
        // A server error about several is the platform's until proved otherwise; alone, an event can be found guilty.
        var verdict = HttpStatusTable.Of(status) ?? (letters.Count > 1 ? Verdict.Quarantine : _errors.Failed(letters[0].Parcel.Event.Seq));
        if (verdict == Verdict.Alarm)
        {
            Abandon(new LinkLoss(HttpStatusTable.KindOf(status), Verdict.Alarm, reason) { Code = status });
            return Answer.LinkLost;
        }

        return new Answer(verdict, status, reason) { Wait = WaitOf(later) };
    }

    private TimeSpan WaitOf(RetryConditionHeaderValue? later)
    {
        var wait = later?.Delta ?? (later?.Date is { } date ? date - _clock.GetUtcNow() : TimeSpan.Zero);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
    }
}
