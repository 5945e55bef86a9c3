using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.Health;

/// <summary>Counts what a device does. Safe to use from any thread.</summary>
public sealed class DeviceCounters(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private TimeSpan _on;
    private long? _onSince;
    private long _good;
    private long _failed;
    private long _faults;
    private long _paperEnds;

    /// <summary>How long something took that succeeded. Handlers return at once.</summary>
    internal event Action<TimeSpan>? Took;

    /// <summary>A card was read, a label scanned, a receipt printed.</summary>
    public void Succeeded() => Interlocked.Increment(ref _good);

    /// <summary>The same, and how long it took.</summary>
    public void Succeeded(TimeSpan took)
    {
        Succeeded();
        Took?.Invoke(took);
    }

    /// <summary>A read, scan or receipt came to nothing.</summary>
    public void Failed() => Interlocked.Increment(ref _failed);

    /// <summary>The paper ended. Call it once for each end, not for each status that says so.</summary>
    public void PaperEnded() => Interlocked.Increment(ref _paperEnds);

    /// <summary>The counts as they are now, the current stretch of being on included.</summary>
    public DeviceStatistics Read()
    {
        lock (_gate)
        {
            var on = _onSince is { } since ? _on + clock.GetElapsedTime(since) : _on;
            return new DeviceStatistics(on, Interlocked.Read(ref _good), Interlocked.Read(ref _failed), _faults, Interlocked.Read(ref _paperEnds));
        }
    }

    /// <summary>The device went from one state to another.</summary>
    internal void Entered(ThingState from, ThingState to)
    {
        lock (_gate)
        {
            if (IsOn(to))
                _onSince ??= clock.GetTimestamp();
            else if (_onSince is { } since)
                (_on, _onSince) = (_on + clock.GetElapsedTime(since), null);
            if (to == ThingState.Offline && from != to)
                _faults++;
        }
    }

    private static bool IsOn(ThingState state) => state is ThingState.Online or ThingState.Degraded;
}
