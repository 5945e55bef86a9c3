namespace EdgeGateway.Service.Delivery;

/// <summary>Time and chance: what a test replaces.</summary>
/// <param name="Clock">Wall and monotonic time.</param>
/// <param name="Random">0 up to 1.</param>
internal sealed record DeliveryClock(TimeProvider Clock, Func<double> Random)
{
    public static DeliveryClock Of(TimeProvider clock) => new(clock, System.Random.Shared.NextDouble);
}
