using EdgeGateway.Devices.Health;
using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.ReceiptPrinter.Painting;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>
/// An ESC/POS receipt printer. What it answers is found out by asking at every first contact, and decides what may be said about a
/// receipt: printed, unknown or failed. Prints one receipt at a time and never one twice by itself.
/// </summary>
public sealed partial class EscPosPrinter : LinkDevice
{
    private const int MissesUntilLost = 2;
    private readonly PrintQueue _queue = new();
    private readonly PrinterTimes _times;
    private readonly PaperPainter _painter;
    private readonly ILogger _log;
    private bool _everAnswered;
    private bool _leftover;
    private bool _paperEnded;
    private int _jobs;

    /// <param name="options">Its line of the configuration.</param>
    /// <param name="context">The house.</param>
    /// <param name="profile">Null: 58 mm paper.</param>
    /// <param name="times">Null: the defaults.</param>
    /// <param name="painter">Draws characters the printer has not got; null: with the usual fonts.</param>
    public EscPosPrinter(DeviceOptions options, DeviceContext context, PrinterProfile? profile = null, PrinterTimes? times = null, PaperPainter? painter = null)
        : base(options, PrinterTroubles.Words, context.WireOf(options, wire => new VirtualPrinter(wire, profile)), context)
    {
        Profile = profile ?? PrinterProfile.Paper58;
        _times = times ?? new PrinterTimes();
        _painter = painter ?? PaperPainter.Usual;
        _log = context.Loggers.CreateLogger<EscPosPrinter>();
    }

    /// <summary>Paper and font this printer was configured with.</summary>
    public PrinterProfile Profile { get; }

    /// <inheritdoc />
    protected override int DefaultBaud => 9600;

    /// <summary>
    /// Prints one receipt and says what is known about it. Trouble is in the result; when it is not
    /// <see cref="PrintOutcome.Printed"/> nothing is sent again by itself: a person decides about a copy.
    /// </summary>
    /// <param name="document">What to print.</param>
    /// <param name="stopping">Takes the receipt back while it waits; once sending began the result is awaited (about 25 s at most).</param>
    /// <exception cref="ArgumentException">A part of the receipt is outside its documented range.</exception>
    public async Task<PrintResult> PrintAsync(ReceiptDocument document, CancellationToken stopping)
    {
        var job = new PrintJob(EscPosEncoder.Encode(document, Profile, _painter.ForReceipt()));
        if (job.Receipt.ReplacedCharacters > 0)
            LogReplaced(_log, Id, job.Receipt.ReplacedCharacters);
        if (_queue.TryAdd(job) is { } refusal)
            return new PrintResult(PrintOutcome.Failed, refusal == PrinterTroubles.NotReady && Status.Trouble is { } trouble ? trouble : refusal);
        await using var registration = stopping.Register(() => job.Cancel(stopping)).ConfigureAwait(false);
        return await job.Result.ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override async Task<HealthFinding> CheckAsync(HealthLevel level, CancellationToken stopping) => level switch
    {
        HealthLevel.Internal => SelfTest.Judge(Status),
        HealthLevel.External => SelfTest.Judge(await PrintAsync(SelfTest.Slip(Status, Profile), stopping).ConfigureAwait(false)),
        _ => HealthFinding.NotSupported,
    };

    /// <inheritdoc />
    protected override async Task<Trouble> WorkAsync(Link link, CancellationToken stopping)
    {
        var port = new PrinterPort(link, Clock, _times);
        var trouble = LinkTroubles.Lost(Words);
        try
        {
            trouble = await ServeAsync(port, stopping).ConfigureAwait(false);
            return trouble;
        }
        finally
        {
            _queue.Close(trouble);
        }
    }

    private async Task<Trouble> ServeAsync(PrinterPort port, CancellationToken stopping)
    {
        var asks = !port.IsOneWay && Profile.Expects != "D";
        var ability = asks ? await PrinterProbe.SubjectsAsync(port, stopping).ConfigureAwait(false) : PrinterAbility.Silent;
        if (ability.IsSilent && _everAnswered)
            return PrinterTroubles.NoAnswer;
        ShowAbility(ability);
        await SetAutoStatusAsync(port, ability, stopping).ConfigureAwait(false);
        for (var misses = 0; misses < MissesUntilLost;)
        {
            if (ability.IsSilent && asks)
                ability = await WakeAsync(port, ability, stopping).ConfigureAwait(false);
            if (_leftover)
                await ClearAsync(port, stopping).ConfigureAwait(false);
            var status = await port.StatusAsync(ability.Subjects, stopping).ConfigureAwait(false);
            misses = status is null ? misses + 1 : 0;
            if (ability.Proof is null && status is { CanPrint: true })
                ability = await ProveAsync(port, ability, stopping).ConfigureAwait(false);
            Show(ability, status);
            _queue.Open();
            await port.IdleAsync(_queue.Reader, misses > 0 ? _times.Answer : _times.Poll, stopping).ConfigureAwait(false);
            while (_queue.Reader.TryRead(out var job))
                await RunAsync(port, ability, job, stopping).ConfigureAwait(false);
        }
        return PrinterTroubles.NoAnswer;
    }

    /// <summary>A silent printer may have been switched on meanwhile.</summary>
    private async Task<PrinterAbility> WakeAsync(PrinterPort port, PrinterAbility silent, CancellationToken stopping)
    {
        if (await port.AskAsync(StatusSubject.Printer, stopping).ConfigureAwait(false) is null)
            return silent;
        var ability = await PrinterProbe.SubjectsAsync(port, stopping).ConfigureAwait(false);
        ShowAbility(ability);
        return ability;
    }

    /// <summary>Only a printer that can print can show what proof it gives.</summary>
    private async Task<PrinterAbility> ProveAsync(PrinterPort port, PrinterAbility unproved, CancellationToken stopping)
    {
        var ability = unproved with { Proof = await PrinterProbe.ProofAsync(port, _times, stopping).ConfigureAwait(false) };
        ShowAbility(ability);
        await SetAutoStatusAsync(port, ability, stopping).ConfigureAwait(false);
        return ability;
    }

    /// <summary>Initialising switches it off again on some printers, so it is switched on after every receipt.</summary>
    private async Task SetAutoStatusAsync(PrinterPort port, PrinterAbility ability, CancellationToken stopping)
    {
        if (Profile.AutoStatus && !ability.IsSilent)
            await port.SendAsync(EscPosCommands.AutoStatusOn.ToArray(), stopping).ConfigureAwait(false);
    }

    /// <summary>What the printer holds of a receipt that failed must not come out after the refill, before its copy.</summary>
    private async Task ClearAsync(PrinterPort port, CancellationToken stopping)
    {
        var command = Profile.Memory == MemoryKind.RealTime ? EscPosCommands.ClearBuffers : EscPosCommands.ClearAndRecover;
        await port.SendNowAsync(command.ToArray(), stopping).ConfigureAwait(false);
        LogCleared(_log, Id);
        _leftover = false;
    }

    private void ShowAbility(PrinterAbility ability)
    {
        _everAnswered |= !ability.IsSilent;
        LogAbility(_log, Id, ability.Level);
        if (ability.Proof is not null && string.CompareOrdinal(Profile.Expects, ability.Level) is < 0 && Profile.Expects.Length > 0)
            LogLess(_log, Id, Profile.Name, Profile.Expects, ability.Level);
        Report(Status.State, Status.Trouble, new Dictionary<string, string>
        {
            ["address"] = Place,
            ["proof"] = ability.Level,
            ["profile"] = Profile.Name,
        });
    }

    private void Show(PrinterAbility ability, PrinterStatus? status)
    {
        if (status is { OutOfPaper: true } && !_paperEnded)
            Counters.PaperEnded();
        _paperEnded = status is { } known ? known.OutOfPaper : _paperEnded;
        if (ability.IsSilent)
            Report(ThingState.Degraded, PrinterTroubles.Silent);
        else if (status is { CanPrint: false } stopped)
            Report(ThingState.Offline, PrinterTroubles.Of(stopped));
        else if (status is { } ready)
            ShowReady(PrinterTroubles.Of(ready) ?? (Profile.Han == HanCoverage.Full || _painter.HasFont ? null : PrinterTroubles.NoFont));
    }

    private void ShowReady(Trouble? trouble) => Report(trouble is null ? ThingState.Online : ThingState.Degraded, trouble);

    private async Task RunAsync(PrinterPort port, PrinterAbility ability, PrintJob job, CancellationToken stopping)
    {
        if (!job.TryStart())
            return;
        var id = CompletionId.FromNumber(_jobs++);
        var run = new PrintRun(port, ability, _times, Clock);
        var result = default(PrintResult);
        var started = Clock.GetTimestamp();
        try
        {
            result = await run.PrintAsync(job.Receipt, id, stopping).ConfigureAwait(false);
        }
        finally
        {
            // Also when the wire was lost or the gateway stops: whoever waits gets to know how far it came.
            result ??= PrintVerdict.Stopped(run.Sent, job.Receipt.Bytes.Length, LinkTroubles.Lost(Words));
            LogPrinted(_log, Id, id.Text, result.Outcome, result.Proof, result.Trouble?.Code ?? "-");
            _leftover |= Profile.Memory != MemoryKind.Kept && result.Outcome == PrintOutcome.Failed && run.Sent > 0;
            Count(result.Outcome, Clock.GetElapsedTime(started));
            job.Finish(result);
        }
        await SetAutoStatusAsync(port, ability, stopping).ConfigureAwait(false);
    }

    private void Count(PrintOutcome outcome, TimeSpan took)
    {
        if (outcome is PrintOutcome.Printed or PrintOutcome.Probable)
            Counters.Succeeded(took);
        else if (outcome == PrintOutcome.Failed)
            Counters.Failed();
    }
}
