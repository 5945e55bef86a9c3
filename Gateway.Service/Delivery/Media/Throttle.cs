namespace EdgeGateway.Service.Delivery.Media;

/// <summary>Waits as long as so many bytes may take.</summary>
internal sealed class Throttle(int bytesPerSecond, TimeProvider clock)
{
    public Task AfterAsync(int bytes, CancellationToken stopping) =>
        bytesPerSecond == 0 ? Task.CompletedTask : Task.Delay(TimeSpan.FromSeconds((double)bytes / bytesPerSecond), clock, stopping);
}
