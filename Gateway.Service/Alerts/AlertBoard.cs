namespace EdgeGateway.Service.Alerts;

/// <summary>
/// Decides when an alert is raised and when it is over. Raised once its condition has held for the rule's time; over once it has not held for a while. What comes
/// and goes waits longer before it is over, up to half an hour, so that a loose plug is one alert and not a hundred; a quiet hour forgives it. Pure: time is handed
/// in, and nothing changes until <see cref="Apply"/> was told that it is on record.
/// </summary>
internal sealed class AlertBoard
{
    public static readonly TimeSpan FirstHold = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Forgive = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Watch> _watches = new(StringComparer.Ordinal);

    /// <summary>Those that are raised now.</summary>
    public IReadOnlyList<string> Raised => [.. _watches.Where(pair => pair.Value.IsRaised).Select(pair => pair.Key)];

    /// <summary>It was raised before this start and nobody said yet that it is over.</summary>
    public void Restore(string key, string rule, TimeSpan at) => _watches[key] = new Watch { Rule = rule, IsRaised = true, TrueSince = at };

    /// <param name="now">Everything whose condition holds.</param>
    /// <param name="unknown">Names of rules nobody can answer at the moment: they stay as they are.</param>
    /// <param name="at">Any monotonic time.</param>
    public IReadOnlyList<AlertMove> Observe(IReadOnlyList<AlertSignal> now, IReadOnlySet<string> unknown, TimeSpan at)
    {
        var moves = new List<AlertMove>();
        foreach (var signal in now)
        {
            var watch = Of(signal);
            watch.Seen = signal;
            if (watch.FalseSince is not null && watch.IsRaised)
                watch.Flaps++;
            (watch.TrueSince, watch.FalseSince) = (watch.TrueSince ?? at, null);
            if (!watch.IsRaised && at - watch.TrueSince >= signal.Rule.Options.For)
                moves.Add(new AlertMove(signal.Key, true, signal, at - watch.TrueSince.Value, watch.Flaps));
        }

        var held = now.Select(signal => signal.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, watch) in _watches.Where(pair => !held.Contains(pair.Key) && !unknown.Contains(pair.Value.Rule)).ToList())
            Quiet(key, watch, at, moves);
        return moves;
    }

    /// <summary>The move is on record.</summary>
    public void Apply(AlertMove move, TimeSpan at)
    {
        var watch = _watches[move.Key];
        watch.IsRaised = move.IsRaise;
        if (move.IsRaise)
        {
            watch.Hold = watch.RaisedAt is { } last && at - last < Forgive ? TimeSpan.FromTicks(Math.Min(watch.Hold.Ticks * 2, LongestHold.Ticks)) : FirstHold;
            (watch.RaisedAt, watch.Flaps) = (at, 0);
            return;
        }

        (watch.TrueSince, watch.FalseSince) = (null, at);
    }

    private void Quiet(string key, Watch watch, TimeSpan at, List<AlertMove> moves)
    {
        watch.FalseSince ??= at;
        if (!watch.IsRaised)
        {
            watch.TrueSince = null;
            // Remembered while it may come back as a flap, then forgotten.
            if (watch.RaisedAt is not { } raised || at - raised > Forgive)
                _watches.Remove(key);
            return;
        }

        // Coming and going within one alert makes the wait longer too.
        var hold = TimeSpan.FromTicks(Math.Min(watch.Hold.Ticks << Math.Min(watch.Flaps, 5), LongestHold.Ticks));
        if (at - watch.FalseSince >= hold)
            moves.Add(new AlertMove(key, false, watch.Seen, at - (watch.RaisedAt ?? watch.TrueSince ?? at), watch.Flaps));
    }

    private Watch Of(AlertSignal signal)
    {
        if (!_watches.TryGetValue(signal.Key, out var watch))
            _watches[signal.Key] = watch = new Watch { Rule = signal.Rule.Name };
        return watch;
    }

    private sealed class Watch
    {
        public required string Rule { get; init; }
        public bool IsRaised { get; set; }
        public AlertSignal? Seen { get; set; }
        public TimeSpan? TrueSince { get; set; }
        public TimeSpan? FalseSince { get; set; }
        public TimeSpan? RaisedAt { get; set; }
        public TimeSpan Hold { get; set; } = FirstHold;
        public int Flaps { get; set; }
    }
}

/// <summary>An alert begins or ends.</summary>
/// <param name="Key">Rule and what it is about.</param>
/// <param name="IsRaise">False: over.</param>
/// <param name="Signal">The newest; null for one that was raised before this start and never seen since.</param>
/// <param name="Lasted">How long the condition held before it was raised, or how long the alert stood.</param>
/// <param name="Flaps">How often it went and came back meanwhile.</param>
internal sealed record AlertMove(string Key, bool IsRaise, AlertSignal? Signal, TimeSpan Lasted, int Flaps);
