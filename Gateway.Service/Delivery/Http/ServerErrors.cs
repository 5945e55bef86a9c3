using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Delivery.Http;

/// <summary>
/// A "500" says that something broke, not what. One event that breaks the platform must not hold up the others, and a platform that is
/// broken must not make every event look guilty. So the first event that fails twice in a row steps aside and another one is tried:
/// when that is taken, the first one was to blame; when it fails too, the platform is, and everything waits.
/// </summary>
internal sealed class ServerErrors
{
    private readonly HashSet<long> _guilty = [];
    private long? _failing;
    private bool _steppedAside;

    /// <summary>The platform took an event.</summary>
    public void Took(long seq)
    {
        _guilty.Remove(seq);
        if (_steppedAside && _failing is { } other && other != seq)
            _guilty.Add(other);
        (_failing, _steppedAside) = (null, false);
    }

    /// <summary>Back off (all wait, this one first) or retry (this one later, the others go on).</summary>
    public Verdict Failed(long seq)
    {
        if (_guilty.Contains(seq))
            return Verdict.Retry;
        if (_failing is null)
        {
            _failing = seq;
            return Verdict.BackOff;
        }

        if (_failing != seq || _steppedAside)
            return Verdict.BackOff;
        _steppedAside = true;
        return Verdict.Retry;
    }
}
