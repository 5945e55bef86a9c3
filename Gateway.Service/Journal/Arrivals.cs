namespace EdgeGateway.Service.Journal;

/// <summary>Wakes those who wait for newer events.</summary>
internal sealed class Arrivals
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _next;
    private long _last;

    public long Last => Volatile.Read(ref _last);

    public void Publish(long last)
    {
        TaskCompletionSource? waiting;
        lock (_lock)
        {
            Volatile.Write(ref _last, last);
            (waiting, _next) = (_next, null);
        }

        waiting?.TrySetResult();
    }

    public async ValueTask WaitAsync(long after, CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        while (Next(after) is { } next) await next.WaitAsync(stopping);
    }

    private Task? Next(long after)
    {
        lock (_lock)
        {
            if (_last > after) return null;
            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _next.Task;
        }
    }
}
