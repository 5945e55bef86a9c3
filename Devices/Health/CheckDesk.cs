using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.Health;

/// <summary>
/// Where a self-test waits until the loop that owns the wire has a moment. Holds at most one, <see cref="Device"/> sees to that.
/// The loop opens the desk when the device answers, takes requests between its own steps, and closes it with the trouble that ended
/// its work: nobody waits for a device that is gone.
/// </summary>
public sealed class CheckDesk
{
    private readonly Lock _gate = new();
    private CheckRequest? _waiting;
    private Trouble? _closed;
    private bool _open;

    /// <summary>The device works: tests may come.</summary>
    public void Open()
    {
        lock (_gate)
            _open = true;
    }

    /// <summary>The device is lost: what waits fails, and so does what comes.</summary>
    public void Close(Trouble trouble)
    {
        lock (_gate)
        {
            (_open, _closed) = (false, trouble);
            _waiting?.Finish(HealthFinding.Failed(trouble));
            _waiting = null;
        }
    }

    /// <summary>The test that waits, or null. The loop must finish what it takes.</summary>
    public CheckRequest? Take()
    {
        lock (_gate)
        {
            var taken = _waiting;
            _waiting = null;
            return taken;
        }
    }

    /// <summary>Puts a test on the desk and waits for its end.</summary>
    /// <param name="level">How deep.</param>
    /// <param name="otherwise">Trouble to report when the device never worked since the start.</param>
    /// <param name="stopping">Ends the wait; the test itself may still run to its end.</param>
    public async Task<HealthFinding> AskAsync(HealthLevel level, Trouble otherwise, CancellationToken stopping)
    {
        var request = new CheckRequest(level);
        lock (_gate)
        {
            if (!_open)
                return HealthFinding.Failed(_closed ?? otherwise);
            _waiting = request;
        }
        return await request.Finding.WaitAsync(stopping).ConfigureAwait(false);
    }
}
