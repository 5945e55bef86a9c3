using EdgeGateway.Service.Delivery;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Delivery;

public sealed class OfflineTimeTests
{
    [Fact]
    public void Total_ConnectedAndLost_CountsOnlyTheTimeWithout()
    {
        var clock = new FakeTimeProvider();
        var offline = new OfflineTime(clock);
        clock.Advance(TimeSpan.FromSeconds(3));
        offline.Entered(connected: true);
        clock.Advance(TimeSpan.FromHours(1));
        offline.Entered(connected: true);
        offline.Entered(connected: false);
        clock.Advance(TimeSpan.FromSeconds(4));
        offline.Entered(connected: false);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(TimeSpan.FromSeconds(12), offline.Total);
    }
}
