using EdgeGateway.Service.Checkout.Identity;

namespace EdgeGateway.Service.Web.Office;

/// <summary>Holds a clear identity for the minute it may be seen. Afterwards nothing of it is left here.</summary>
/// <param name="closed">It went: from any thread.</param>
internal sealed class RevealCurtain(TimeProvider clock, Action closed) : IDisposable
{
    public static readonly TimeSpan Open = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private ITimer? _timer;
    private BuyerFields? _fields;

    /// <summary>Null when there is nothing to see, or no longer.</summary>
    public BuyerFields? Fields => Volatile.Read(ref _fields);

    /// <summary>Shows it; the minute begins anew.</summary>
    public void Show(BuyerFields fields)
    {
        lock (_gate)
        {
            Volatile.Write(ref _fields, fields);
            _timer ??= clock.CreateTimer(_ => Hide(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(Open, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>At once.</summary>
    public void Hide()
    {
        lock (_gate)
        {
            if (_fields is null)
                return;
            Volatile.Write(ref _fields, null);
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        closed();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            Volatile.Write(ref _fields, null);
            _timer?.Dispose();
        }
    }
}
