namespace EdgeGateway.Service.LocalPlatform;

/// <summary>
/// When to tell a gateway what the ledger has: soon after a change, and again without a change, because a gateway finds what the broker
/// lost by receipts that stand still.
/// </summary>
internal sealed class ReceiptSchedule(TimeProvider clock)
{
    /// <summary>Changes within this time go into one receipt.</summary>
    public static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Eager = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EagerFor = TimeSpan.FromSeconds(20);

    private long _connectedAt;
    private long _toldAt;
    private long _changedAt;
    private bool _changed;
    private bool _missing;

    public void Connected()
    {
        _connectedAt = _toldAt = clock.GetTimestamp();
        Changed();
    }

    public void Changed()
    {
        if (_changed)
            return;
        _changed = true;
        _changedAt = clock.GetTimestamp();
    }

    /// <summary>The receipts go out now; what changes from here on waits for the next.</summary>
    public void Told() => (_changed, _toldAt) = (false, clock.GetTimestamp());

    /// <summary>Whether they named missing events: then they are repeated sooner.</summary>
    public void Missing(bool missing) => _missing = missing;

    /// <summary>Until the next receipt; zero: now.</summary>
    public TimeSpan Left()
    {
        var again = _missing || clock.GetElapsedTime(_connectedAt) < EagerFor ? Eager : Calm;
        var left = again - clock.GetElapsedTime(_toldAt);
        if (_changed && Debounce - clock.GetElapsedTime(_changedAt) is var soon && soon < left)
            left = soon;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
