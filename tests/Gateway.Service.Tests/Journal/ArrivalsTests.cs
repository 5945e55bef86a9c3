using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class ArrivalsTests
{
    private readonly Arrivals _arrivals = new();

    [Fact]
    public async Task WaitAsync_AlreadyNewer_CompletesAtOnce()
    {
        _arrivals.Publish(5);
        var waiting = _arrivals.WaitAsync(4, CancellationToken.None).AsTask();
        Assert.True(waiting.IsCompletedSuccessfully);
        await waiting;
    }

    [Fact]
    public async Task WaitAsync_SeveralWaiters_WakeForTheirNumber()
    {
        var first = _arrivals.WaitAsync(0, CancellationToken.None).AsTask();
        var second = _arrivals.WaitAsync(1, CancellationToken.None).AsTask();
        _arrivals.Publish(1);
        await first;
        Assert.False(second.IsCompleted);
        _arrivals.Publish(2);
        await second;
    }

    [Fact]
    public async Task WaitAsync_PublishedWithoutProgress_GoesOnWaiting()
    {
        _arrivals.Publish(3);
        var waiting = _arrivals.WaitAsync(3, CancellationToken.None).AsTask();
        _arrivals.Publish(3);
        _arrivals.Publish(4);
        await waiting;
        Assert.Equal(4, _arrivals.Last);
    }

    [Fact]
    public async Task WaitAsync_Stopping_GivesUp()
    {
        using var stopping = new CancellationTokenSource();
        var waiting = _arrivals.WaitAsync(0, stopping.Token).AsTask();
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
