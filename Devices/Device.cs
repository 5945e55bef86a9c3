using EdgeGateway.Devices.Health;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices;

/// <summary>
/// A thing on a wire that lives as long as the gateway does. <see cref="RunAsync"/> never gives up and never throws for trouble on
/// the wire: trouble is a <see cref="ThingStatus"/>.
/// </summary>
public abstract class Device(string id, string kind, TimeProvider clock)
{
    private ThingStatus _status = new(id, kind, ThingState.Starting, clock.GetUtcNow());
    private HealthCheck? _lastCheck;
    private CheckInProgress? _checking;

    public string Id { get; } = id;

    /// <summary>Latest state. Safe to read from any thread.</summary>
    public ThingStatus Status => Volatile.Read(ref _status);

    /// <summary>Whether it has power, as far as its link can tell.</summary>
    public virtual PowerState Power => PowerStates.Of(Status, local: false);

    /// <summary>What it did since the gateway started.</summary>
    public DeviceStatistics Statistics => Counters.Read();

    /// <summary>The last self-test; null when there was none.</summary>
    public HealthCheck? LastCheck => Volatile.Read(ref _lastCheck);

    /// <summary>What the person in front of the device has to do while an interactive test runs; null at any other time.</summary>
    public Bilingual? Prompt => Volatile.Read(ref _checking)?.Prompt;

    /// <summary>Raised on the device's own loop after every change of state, trouble or facts. Handlers return quickly.</summary>
    public event Action<ThingStatus>? StatusChanged;

    /// <summary>A card was read, a label scanned or a receipt printed, and how long that took. Handlers return at once.</summary>
    public event Action<TimeSpan>? Worked
    {
        add => Counters.Took += value;
        remove => Counters.Took -= value;
    }

    /// <summary>Runs until <paramref name="stopping"/>: connect, prove life by protocol, work, lose, wait, again.</summary>
    public abstract Task RunAsync(CancellationToken stopping);

    /// <summary>
    /// Tests the device, one test at a time. Trouble is in the result. An interactive test waits for a person, 30 s as a rule.
    /// </summary>
    /// <param name="level">How deep.</param>
    /// <param name="stopping">Ends the wait.</param>
    public async Task<HealthCheck> CheckHealthAsync(HealthLevel level, CancellationToken stopping)
    {
        if (Status.State == ThingState.Disabled)
            return Ended(level, HealthFinding.Disabled);
        if (Interlocked.CompareExchange(ref _checking, new CheckInProgress(PromptOf(level)), null) is not null)
            return Ended(level, HealthFinding.Busy);
        try
        {
            var check = Ended(level, await CheckAsync(level, stopping).ConfigureAwait(false));
            Volatile.Write(ref _lastCheck, check);
            return check;
        }
        finally
        {
            Volatile.Write(ref _checking, null);
        }
    }

    /// <summary>For drivers: counts reads, scans, receipts and paper ends. Hours and faults count themselves.</summary>
    protected DeviceCounters Counters { get; } = new(clock);

    /// <summary>The test itself. Called by any thread, never twice at a time.</summary>
    protected virtual Task<HealthFinding> CheckAsync(HealthLevel level, CancellationToken stopping) => Task.FromResult(HealthFinding.NotSupported);

    /// <summary>What a person has to do during a test of this depth; null: nothing.</summary>
    protected virtual Bilingual? PromptOf(HealthLevel level) => null;

    /// <summary>Publishes a new state; keeps <c>Since</c> while the state stays the same.</summary>
    protected void Report(ThingState state, Trouble? trouble = null, IReadOnlyDictionary<string, string>? facts = null)
    {
        var last = Status;
        var next = last with
        {
            State = state,
            Trouble = trouble,
            Since = last.State == state ? last.Since : clock.GetUtcNow(),
            Facts = facts ?? last.Facts,
        };
        if (last.State == next.State && Equals(last.Trouble, next.Trouble) && facts is null)
            return;
        Counters.Entered(last.State, next.State);
        Volatile.Write(ref _status, next);
        StatusChanged?.Invoke(next);
    }

    private HealthCheck Ended(HealthLevel level, HealthFinding finding) => new(level, finding.Outcome, finding.Text, clock.GetUtcNow(), finding.Trouble);

    private sealed record CheckInProgress(Bilingual? Prompt);
}
