using System.Diagnostics.CodeAnalysis;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>
/// Events the platform could not take just now for a reason that concerns only them. Each has its own growing pause and the others go on;
/// after <see cref="MaxAttempts"/> refusals an event is set aside.
/// </summary>
internal sealed class RetryPile(TimeProvider clock)
{
    public const int MaxAttempts = 8;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    private readonly PriorityQueue<CommittedEvent, long> _due = new();
    private readonly Dictionary<long, int> _attempts = [];

    /// <summary>False when it was refused so often that it must be set aside.</summary>
    public bool TryAdd(CommittedEvent @event)
    {
        var attempts = _attempts.GetValueOrDefault(@event.Seq) + 1;
        if (attempts >= MaxAttempts)
        {
            _attempts.Remove(@event.Seq);
            return false;
        }

        _attempts[@event.Seq] = attempts;
        _due.Enqueue(@event, clock.GetTimestamp() + (long)((First * (1 << (attempts - 1))).TotalSeconds * clock.TimestampFrequency));
        return true;
    }

    public void Done(long seq) => _attempts.Remove(seq);

    public bool TryTake([NotNullWhen(true)] out CommittedEvent? @event)
    {
        @event = null;
        return _due.TryPeek(out _, out var due) && due <= clock.GetTimestamp() && _due.TryDequeue(out @event, out _);
    }

    /// <summary>Until the next one is due; null when there is none.</summary>
    public TimeSpan? Left()
    {
        if (!_due.TryPeek(out _, out var due))
            return null;
        var left = clock.GetElapsedTime(clock.GetTimestamp(), due);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
