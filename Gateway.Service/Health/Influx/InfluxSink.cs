using System.Text;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health.Metrics;

namespace EdgeGateway.Service.Health.Influx;

/// <summary>
/// Looks at all metrics in turn, sends several looks in one request, keeps requests on disk while the server is away. Whatever happens
/// here is counted and logged, and touches nothing else.
/// </summary>
internal sealed partial class InfluxSink : BackgroundService
{
    /// <summary>Of what waited, so many requests go between two new ones: a server that comes back is not run over.</summary>
    private const int CatchUp = 20;

    // Before this year nobody can have set the clock; points of 1970 are lost in any server.
    private static readonly DateTimeOffset Plausible = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly MetricReader _reader;
    private readonly InfluxClient _client;
    private readonly InfluxTally _tally;
    private readonly InfluxBuffer _buffer;
    private readonly GatewayOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<InfluxSink> _log;
    private readonly StringBuilder _lines = new();
    private int _looks;
    private string? _trouble;

    public InfluxSink(InfluxParts parts, MetricReader reader, GatewayOptions options, TimeProvider clock, ILogger<InfluxSink> log)
    {
        (_reader, _client, _tally, _buffer) = (reader, parts.Client, parts.Tally, parts.Buffer);
        (_options, _clock, _log) = (options, clock, log);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(_options.Metrics.Influx.Interval, _clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryLookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Keep();
        }
    }

    /// <summary>One look; a request when enough are together.</summary>
    internal async Task LookAsync(CancellationToken stopping)
    {
        if (_clock.GetUtcNow() is var now && now < Plausible)
            return;
        InfluxLines.Append(_lines, _reader.Read(), _options.GatewayId, now);
        if (++_looks < _options.Metrics.Influx.LooksPerRequest)
            return;
        // The request is on disk before anything that waited goes out, so that a stop in between loses nothing.
        if (_buffer.Count > 0)
        {
            Keep();
            await CatchUpAsync(stopping);
        }
        else
        {
            await SendAsync(stopping);
        }
    }

    /// <summary>Puts what is not sent yet on disk.</summary>
    internal void Keep()
    {
        if (_lines.Length > 0)
            Keep(InfluxLines.Compress(_lines));
        Clear();
    }

    private async Task TryLookAsync(CancellationToken stopping)
    {
        try
        {
            await LookAsync(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure);
        }
    }

    private async Task SendAsync(CancellationToken stopping)
    {
        var request = InfluxLines.Compress(_lines);
        // Cancelled in here, the lines are still there to be kept.
        var answer = await PostAsync(request, stopping);
        Clear();
        if (answer.Verdict == InfluxVerdict.Later)
            Keep(request);
    }

    private async Task CatchUpAsync(CancellationToken stopping)
    {
        for (var sent = 0; sent < CatchUp && _buffer.Oldest() is { } request; sent++)
        {
            if ((await PostAsync(request, stopping)).Verdict == InfluxVerdict.Later)
                return;
            _buffer.RemoveOldest();
        }
    }

    private async Task<InfluxAnswer> PostAsync(byte[] request, CancellationToken stopping)
    {
        var answer = await _client.PostAsync(request, stopping);
        _tally.Answered(answer.Verdict);
        Tell(answer);
        return answer;
    }

    // The same trouble every minute is one line in the log, not a thousand.
    private void Tell(InfluxAnswer answer)
    {
        if (answer.Verdict == InfluxVerdict.Taken)
        {
            if (_trouble is not null)
                LogBack(_buffer.Count);
            _trouble = null;
        }
        else if (answer.Detail != _trouble)
        {
            _trouble = answer.Detail;
            if (answer.Verdict == InfluxVerdict.Refused)
                LogRefused(answer.Detail);
            else
                LogAway(answer.Detail);
        }
    }

    private void Keep(byte[] request)
    {
        if (_buffer.Add(request) is > 0 and var dropped)
            _tally.Dropped(dropped);
    }

    private void Clear()
    {
        _lines.Clear();
        _looks = 0;
    }
}
