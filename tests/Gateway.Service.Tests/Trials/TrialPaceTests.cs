using EdgeGateway.Service.Trials;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Trials;

public sealed class TrialPaceTests
{
    [Fact]
    public void Next_RestsAsLongAsItWorked_OneSecondAtMost()
    {
        var clock = new FakeTimeProvider();
        List<double> rests = [];
        var pace = new TrialPace(clock, rest =>
        {
            rests.Add(rest.TotalMilliseconds);
            clock.Advance(rest);
        });

        pace.Next();
        foreach (var worked in new[] { 40, 0, 5000, 7 })
        {
            clock.Advance(TimeSpan.FromMilliseconds(worked));
            pace.Next();
        }

        Assert.Equal([40, 0, 1000, 7], rests);
    }
}
