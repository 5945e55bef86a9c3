using EdgeGateway.Devices.Health;
using EdgeGateway.Devices.Links;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.IdCardReader;

/// <summary>Self-tests, and the question whether a port has a reader behind it.</summary>
public sealed partial class SamReader
{
    private static readonly TimeSpan PersonWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PrinterAnswers = TimeSpan.FromMilliseconds(150);

    /// <inheritdoc />
    protected override Task<HealthFinding> CheckAsync(HealthLevel level, CancellationToken stopping) =>
        _checks.AskAsync(level, Status.Trouble ?? ReaderTroubles.NoAnswer, stopping);

    /// <inheritdoc />
    protected override Bilingual? PromptOf(HealthLevel level) =>
        level == HealthLevel.Interactive ? new("请把身份证平放在阅读器上", "Lay an ID card flat on the reader") : null;

    /// <summary>
    /// A printer is asked first, in its own words: what it gets after that question it would print. Then the module's state at every speed.
    /// A silent printer is told to forget what it heard.
    /// </summary>
    protected override async Task<bool> IsOurDeviceAsync(Link link, CancellationToken stopping)
    {
        var exchange = new SamExchange(link, Clock);
        if (await IsPrinterAsync(link, stopping).ConfigureAwait(false))
            return false;
        foreach (var baud in BaudsToTry(link.Baud))
        {
            if (baud is { } speed && speed != link.Baud && !link.TryChangeBaud(speed))
                continue;
            if (await exchange.AskAsync(SamCommand.Status, stopping).ConfigureAwait(false) is not null)
            {
                _answeredAt = baud;
                return true;
            }
            await link.WriteAsync(EscPosCommands.Initialise.ToArray(), PrinterAnswers, stopping).ConfigureAwait(false);
        }
        return false;
    }

    private static async Task<bool> IsPrinterAsync(Link link, CancellationToken stopping)
    {
        var answer = new byte[8];
        link.DiscardInput();
        await link.WriteAsync(EscPosCommands.RealTimeStatus(StatusSubject.Printer), PrinterAnswers, stopping).ConfigureAwait(false);
        var count = await link.ReadAsync(answer, PrinterAnswers, stopping).ConfigureAwait(false);
        // Fixed bits of a DLE EOT answer.
        return count == 1 && (answer[0] & 0x93) == 0x12;
    }

    /// <summary>The moment for a test is before a look for a card: nothing is half done then.</summary>
    private async Task ServeChecksAsync(SamExchange exchange, CancellationToken stopping)
    {
        if (_placing is not null && Age >= _placeUntil)
            FinishPlacing(HealthFinding.Failed(ReaderTroubles.NothingPlaced));
        if (_checks.Take() is not { } request)
            return;
        if (request.Level == HealthLevel.Interactive)
        {
            (_placing, _placeUntil) = (request, Age + PersonWithin);
            return;
        }
        var finding = HealthFinding.Failed(LinkTroubles.Lost(Words));
        try
        {
            if (request.Level == HealthLevel.External)
                await exchange.AskAsync(SamCommand.Reset, stopping).ConfigureAwait(false);
            finding = Judge(await ProbeAsync(exchange, new ReaderProbe(2), stopping).ConfigureAwait(false));
        }
        finally
        {
            request.Finish(finding);
        }
    }

    private static HealthFinding Judge(ProbeStep probe)
    {
        if (probe.Trouble is { } trouble)
            return HealthFinding.Failed(trouble);
        return probe.Alive
            ? HealthFinding.Passed(new($"安全模块正常，编号 {probe.SamId ?? "未读到"}", $"The security module is well, number {probe.SamId ?? "not told"}"))
            : HealthFinding.Failed(ReaderTroubles.NoAnswer);
    }

    private void FinishPlacing(HealthFinding finding)
    {
        _placing?.Finish(finding);
        _placing = null;
    }
}
