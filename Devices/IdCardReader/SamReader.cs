using System.Globalization;
using EdgeGateway.Devices.Health;
using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Devices.IdCardReader;

/// <summary>An ID card reader that speaks the SAM protocol over a serial port, a USB serial adapter, a serial server or its own USB pipes.</summary>
public sealed partial class SamReader : LinkDevice
{
    private const int UsualBaud = 115200;
    private static readonly int[] OtherBauds = [115200, 57600, 38400, 19200, 9600];
    private static readonly TimeSpan RepeatWindow = TimeSpan.FromSeconds(3);

    private readonly ILogger _log;
    private readonly DeviceOptions _options;
    private readonly RepeatGate _gate = new(RepeatWindow);
    private readonly CheckDesk _checks = new();
    private readonly long _born;
    private CheckRequest? _placing;
    private TimeSpan _placeUntil;
    private int? _answeredAt;
    private int _reads;

    private SamReader(DeviceOptions options, LinkAddress wire, DeviceContext context)
        : base(options, ReaderTroubles.Words, wire, context)
    {
        _log = context.Loggers.CreateLogger<SamReader>();
        _options = options;
        _born = Clock.GetTimestamp();
    }

    /// <summary>A card was read, once for each time it is placed. Raised on the reader's loop: return quickly.</summary>
    public event Action<CardRead>? CardRead;

    protected override int DefaultBaud => UsualBaud;

    private TimeSpan Age => Clock.GetElapsedTime(_born);

    /// <summary>Makes the reader of a configuration entry; with <c>virtual:</c> its virtual partner as well.</summary>
    public static SamReader Create(DeviceOptions options, DeviceContext context) =>
        new(options, context.WireOf(options, wire => new VirtualReader(wire)), context);

    /// <inheritdoc />
    protected override async Task<Trouble> WorkAsync(Link link, CancellationToken stopping)
    {
        var trouble = LinkTroubles.Lost(Words);
        try
        {
            trouble = await ServeAsync(link, stopping).ConfigureAwait(false);
            return trouble;
        }
        finally
        {
            _checks.Close(trouble);
            FinishPlacing(HealthFinding.Failed(trouble));
        }
    }

    private async Task<Trouble> ServeAsync(Link link, CancellationToken stopping)
    {
        var exchange = new SamExchange(link, Clock);
        var first = true;
        foreach (var baud in BaudsToTry(link.Baud))
        {
            if (baud is { } speed && speed != link.Baud && !link.TryChangeBaud(speed))
                continue;
            var probe = await ProbeAsync(exchange, new ReaderProbe(first ? 2 : 1), stopping).ConfigureAwait(false);
            first = false;
            if (probe.Trouble is { } trouble)
                return trouble;
            if (!probe.Alive)
                continue;
            _answeredAt = await new ReaderSpeed(link, exchange).RaiseAsync(_options.ReaderBaud, stopping).ConfigureAwait(false);
            LogReady(_log, Id, _answeredAt ?? 0, probe.SamId ?? "unknown");
            Report(ThingState.Online, facts: Facts(_answeredAt, probe.SamId));
            _checks.Open();
            return await PollAsync(exchange, stopping).ConfigureAwait(false);
        }
        return ReaderTroubles.NoAnswer;
    }

    private static async Task<ProbeStep> ProbeAsync(SamExchange exchange, ReaderProbe probe, CancellationToken stopping)
    {
        var step = ReaderProbe.First;
        while (step.Ask is { } ask)
            step = probe.Next(ask, await exchange.AskAsync(ask, stopping).ConfigureAwait(false));
        return step;
    }

    private async Task<Trouble> PollAsync(SamExchange exchange, CancellationToken stopping)
    {
        var protocol = new ReaderProtocol(_options.PollInterval, _options.ReadNewAddress);
        var step = ReaderProtocol.First;
        var found = Clock.GetTimestamp();
        while (true)
        {
            await exchange.PauseAsync(step.Pause, stopping).ConfigureAwait(false);
            if (step.Ask == SamCommand.Find)
            {
                await ServeChecksAsync(exchange, stopping).ConfigureAwait(false);
                found = Clock.GetTimestamp();
            }
            var answer = await exchange.AskAsync(step.Ask, stopping).ConfigureAwait(false);
            step = protocol.Next(step.Ask, answer, Age);
            if (step.News is not { } news)
                continue;
            if (news.Lost is { } lost)
                return lost;
            Tell(news, found);
        }
    }

    private void Tell(ReaderNews news, long found)
    {
        if (news.Passing is { } trouble)
        {
            if (Status.Trouble != trouble)
            {
                Counters.Failed();
                LogPassing(_log, Id, trouble.Code);
            }
            Report(ThingState.Degraded, trouble);
            return;
        }
        if (news.Card is not { } card || !_gate.IsNews(card.Number, Age))
        {
            Report(ThingState.Online);
            return;
        }
        var elapsed = Clock.GetElapsedTime(found);
        CardRead?.Invoke(new CardRead(Id, card, Clock.GetUtcNow(), elapsed));
        _reads++;
        Counters.Succeeded(elapsed);
        LogRead(_log, Id, card.Type, elapsed.TotalMilliseconds);
        Report(ThingState.Online, facts: new Dictionary<string, string>(Status.Facts) { ["reads"] = $"{_reads}" });
        FinishPlacing(HealthFinding.Passed(new(
            $"读到一张证件，用时 {elapsed.TotalMilliseconds:F0} 毫秒", $"A card was read in {elapsed.TotalMilliseconds:F0} ms")));
    }

    private IEnumerable<int?> BaudsToTry(int? baud) =>
        baud is null ? [null] : new[] { _answeredAt, baud }.Concat(OtherBauds.Select(other => (int?)other)).Where(speed => speed is not null).Distinct();

    private Dictionary<string, string> Facts(int? baud, string? samId)
    {
        var facts = new Dictionary<string, string>(Status.Facts) { ["address"] = Place };
        if (baud is { } speed)
            facts["baud"] = speed.ToString(CultureInfo.InvariantCulture);
        if (samId is not null)
            facts["samId"] = samId;
        return facts;
    }
}
