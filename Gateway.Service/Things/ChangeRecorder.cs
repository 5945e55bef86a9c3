using System.Collections.Concurrent;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Things;

/// <summary>Writes a settled change of a device, camera or wire into the journal, so that platforms learn about it.</summary>
internal sealed partial class ChangeRecorder(HealthRegistry health, JournalStore journal, TimeProvider clock, ILogger<ChangeRecorder> log) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly string[] Kinds = [ThingKinds.IdCardReader, ThingKinds.Scanner, ThingKinds.ReceiptPrinter, ThingKinds.Camera, ThingKinds.BoxInput];

    private readonly ConcurrentQueue<(ThingStatus Status, TimeSpan At)> _reports = new();
    private readonly Dictionary<string, Settling> _things = new(StringComparer.Ordinal);
    private readonly long _started = clock.GetTimestamp();
    private bool _told;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        health.Changed += Notice;
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        health.Changed -= Notice;
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Step, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RecordDueAsync(stoppingToken);
                _told = false;
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                // Nothing is lost: what is due stays due and is tried with the next step. Said once, not every second: the log may be on that disk.
                if (!_told)
                    NotRecorded(trouble);
                _told = true;
            }
        }
    }

    private void Notice(ThingStatus status)
    {
        if (Kinds.Contains(status.Kind))
            _reports.Enqueue((status, clock.GetElapsedTime(_started)));
    }

    private async Task RecordDueAsync(CancellationToken stopping)
    {
        while (_reports.TryDequeue(out var report))
            Of(report.Status.Id).Observe(report.Status, report.At);
        var now = clock.GetElapsedTime(_started);
        foreach (var thing in _things.Values)
        {
            if (thing.Due(now) is not { } change)
                continue;
            await journal.CommitAsync(null, [EventDraft.Of(EventTypes.DeviceChanged, change.Thing, EventClass.Change, change, ThingsJson.Default.ThingChanged, change.Thing)], stopping);
            thing.Recorded(now);
            Recorded(change.Thing, change.State, change.Trouble?.Code ?? "none");
        }
    }

    private Settling Of(string id) => _things.TryGetValue(id, out var known) ? known : _things[id] = new Settling();
}
