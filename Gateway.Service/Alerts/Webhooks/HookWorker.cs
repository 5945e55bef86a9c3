using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Alerts.Webhooks;

/// <summary>
/// Tells every webhook of every alert, in the order of their numbers, each until it answers with success. How far each one is lies in the journal: a restart or a
/// day without network loses nothing, as long as the event is kept and the patience of the webhook lasts.
/// </summary>
internal sealed partial class HookWorker(GatewayOptions options, AlertStore store, JournalStore journal, HookTally tally, TimeProvider clock, ILogger<HookWorker> log) : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    /// <summary>Where the real addresses are; tests read their own.</summary>
    internal Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(options.Alerts.Webhooks.Select(hook => RunAsync(hook, stoppingToken)));

    private async Task RunAsync(WebhookOptions hook, CancellationToken stopping)
    {
        using var wire = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = hook.Timeout };
        using var http = new HttpClient(wire) { Timeout = Timeout.InfiniteTimeSpan };
        long? told = null;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                told = await StepAsync(hook, http, told ?? await BeginAsync(hook, stopping), stopping);
            }
            catch (Exception trouble) when (!stopping.IsCancellationRequested)
            {
                LogTrouble(hook.Id, trouble);
                await Task.Delay(AfterTrouble, clock, stopping);
            }
        }
    }

    // A new webhook is told from now on, not of the past.
    private async Task<long> BeginAsync(WebhookOptions hook, CancellationToken stopping)
    {
        if (store.ToldUpTo(hook.Id) is { } known)
            return known;
        var last = journal.LastSeq;
        await store.ToldAsync(hook.Id, last, stopping);
        return last;
    }

    private async Task<long> StepAsync(WebhookOptions hook, HttpClient http, long told, CancellationToken stopping)
    {
        var newest = journal.LastSeq;
        if (store.Next(told) is not { } next)
        {
            await journal.WaitForMoreAsync(newest, stopping);
            return newest;
        }
        await TellAsync(hook, http, next.Seq, next.Body, stopping);
        await store.ToldAsync(hook.Id, next.Seq, stopping);
        return next.Seq;
    }

    private async Task TellAsync(WebhookOptions hook, HttpClient http, long seq, byte[] body, CancellationToken stopping)
    {
        var content = HookLetter.Body(body, hook.Format);
        var started = clock.GetTimestamp();
        for (var failures = 1; ; failures++)
        {
            var problem = await PostAsync(hook, http, content, seq, stopping);
            tally.Count(hook.Id, problem is null ? "ok" : "failed");
            if (problem is null)
                return;
            if (failures == 1)
                LogFailed(hook.Id, seq, problem);
            if (clock.GetElapsedTime(started) >= hook.GiveUpAfter)
            {
                tally.Count(hook.Id, "given_up");
                LogGivenUp(hook.Id, seq);
                return;
            }
            await Task.Delay(HookSchedule.After(failures), clock, stopping);
        }
    }

    /// <returns>Null when it was taken.</returns>
    private async Task<string?> PostAsync(WebhookOptions hook, HttpClient http, byte[] content, long seq, CancellationToken stopping)
    {
        using var late = new CancellationTokenSource(hook.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping);
        var address = hook.UrlVariable is { } name ? Variable(name) : hook.Url;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return $"environment variable {hook.UrlVariable} holds no address";
        try
        {
            using var request = HookLetter.Request(uri, content, seq, hook.SecretVariable is { } key ? Variable(key) : null, clock.GetUtcNow());
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return answer.IsSuccessStatusCode ? null : $"answer {(int)answer.StatusCode}";
        }
        catch (Exception away) when (away is HttpRequestException or IOException || (away is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return away is OperationCanceledException ? "no answer in time" : away.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Hook} did not take alert {Seq}: {Problem}; it is tried again, look at its address and the network")]
    private partial void LogFailed(string hook, long seq, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhook {Hook} did not take alert {Seq} for too long; it is passed over. The alert itself is on record")]
    private partial void LogGivenUp(string hook, long seq);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Hook} cannot be served at the moment; look at the journal's state")]
    private partial void LogTrouble(string hook, Exception trouble);
}
