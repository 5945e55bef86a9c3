using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Tests.Delivery.Sending;

public sealed class SignalTests
{
    [Fact]
    public async Task Wait_SetBefore_DoesNotWait()
    {
        var signal = new Signal();
        signal.Set();

        Assert.True(signal.WaitAsync(CancellationToken.None).AsTask().IsCompleted);
        await Task.CompletedTask;
    }

    [Fact]
    public void Wait_SetManyTimes_WakesOnce()
    {
        var signal = new Signal();
        for (var i = 0; i < 10; i++)
            signal.Set();

        Assert.True(signal.WaitAsync(CancellationToken.None).AsTask().IsCompleted);
        Assert.False(signal.WaitAsync(CancellationToken.None).AsTask().IsCompleted);
    }
}
