using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Journal;

/// <summary>Opens the journal first and closes it last; in between keeps its figures fresh and lets it look at the clock.</summary>
internal sealed class JournalHost(JournalStore journal, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private bool _told;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await journal.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
    }

    // An empty commit costs no disk access, but the writer looks at the clock.
    private async Task LookAsync(CancellationToken stopping)
    {
        journal.ReportHealth();
        try
        {
            await journal.CommitAsync(null, _told ? [] : [Started()], stopping);
            _told = true;
        }
        catch (JournalUnavailableException)
        {
            // The writer has said so in the log and on the page; the next look tries again.
            return;
        }
    }

    private EventDraft Started() => EventDraft.Of(
        EventTypes.GatewayStarted, "gateway", EventClass.Change,
        new GatewayStarted(VersionVerb.Version, journal.Boot.BootId, journal.Boot.MachineBootId), JournalJson.Default.GatewayStarted);
}
