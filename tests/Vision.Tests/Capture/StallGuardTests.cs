using EdgeGateway.Vision.Capture;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests.Capture;

public sealed class StallGuardTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Lost_AFewStreams_WaitForNothing()
    {
        var guard = new StallGuard(_clock, static () => 0.9);

        Assert.All(Enumerable.Range(0, StallGuard.Few), _ => Assert.Equal(TimeSpan.Zero, guard.Lost()));
    }

    [Fact]
    public void Lost_AllOfFortyEight_AreSpreadOverTheirOwnTime()
    {
        var random = new Random(5);
        var guard = new StallGuard(_clock, random.NextDouble);

        var waits = Enumerable.Range(0, 48).Select(_ => guard.Lost()).ToList();

        Assert.InRange(waits.Max(), TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(24));
        // In no second more than a quarter of them, beside the first few.
        Assert.All(waits.Skip(StallGuard.Few).GroupBy(wait => (int)wait.TotalSeconds), second => Assert.InRange(second.Count(), 1, 12));
    }

    [Fact]
    public void Lost_OneNowAndThen_NeverAddsUp()
    {
        var guard = new StallGuard(_clock, static () => 0.9);

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(TimeSpan.Zero, guard.Lost());
            _clock.Advance(TimeSpan.FromSeconds(5));
        }
    }

    [Fact]
    public async Task Open_ManyAtOnce_FewAreOpenedAtATime()
    {
        var clock = new FakeTimeProvider();
        var guard = new StallGuard(clock, () => 0);
        var stop = TestContext.Current.CancellationToken;
        var first = await Task.WhenAll(Enumerable.Range(0, StallGuard.Openings).Select(_ => guard.OpenAsync(stop)));
        var (next, last) = (guard.OpenAsync(stop), guard.OpenAsync(stop));
        Assert.False(next.IsCompleted);

        first[0].Dispose();
        first[0].Dispose();
        await next;
        Assert.False(last.IsCompleted);

        // A camera that does not answer holds nobody up for long.
        clock.Advance(StallGuard.LongestOpening);
        (await last).Dispose();
    }
}
