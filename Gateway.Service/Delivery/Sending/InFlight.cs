namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>Events on their way, and how long the oldest of them has been.</summary>
internal sealed class InFlight(TimeSpan timeout, TimeProvider clock)
{
    private readonly HashSet<long> _open = [];
    private readonly Queue<(long Seq, long Since)> _order = [];

    public int Count => _open.Count;

    public bool Contains(long seq) => _open.Contains(seq);

    public void Add(long seq)
    {
        _open.Add(seq);
        _order.Enqueue((seq, clock.GetTimestamp()));
    }

    public void Remove(long seq) => _open.Remove(seq);

    /// <summary>Until the oldest has waited too long; null when nothing is on its way.</summary>
    public TimeSpan? Left()
    {
        while (_order.TryPeek(out var oldest))
        {
            if (_open.Contains(oldest.Seq))
                return timeout - clock.GetElapsedTime(oldest.Since);
            _order.Dequeue();
        }

        return null;
    }
}
