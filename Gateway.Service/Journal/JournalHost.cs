namespace EdgeGateway.Service.Journal;

/// <summary>Opens the journal first, closes it last, and keeps its figures fresh in between.</summary>
internal sealed class JournalHost(JournalStore journal, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await journal.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) journal.ReportHealth();
    }
}
