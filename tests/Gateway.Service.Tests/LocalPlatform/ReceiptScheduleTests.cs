using EdgeGateway.Service.LocalPlatform;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.LocalPlatform;

public sealed class ReceiptScheduleTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ReceiptSchedule _schedule;

    public ReceiptScheduleTests()
    {
        _schedule = new ReceiptSchedule(_clock);
        _schedule.Connected();
    }

    [Fact]
    public void Left_ManyChangesInARow_AreToldTogetherButNotPutOff()
    {
        Tell();
        for (var i = 0; i < 10; i++)
        {
            _schedule.Changed();
            Assert.Equal(200 - i * 20, _schedule.Left().TotalMilliseconds);
            _clock.Advance(TimeSpan.FromMilliseconds(20));
        }

        Assert.Equal(TimeSpan.Zero, _schedule.Left());
    }

    [Fact]
    public void Left_NothingChanges_IsRepeatedSoonAtFirstThenSeldom()
    {
        Tell();
        var told = new List<double>();
        for (var second = 1; second <= 120; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            if (_schedule.Left() > TimeSpan.Zero)
                continue;
            Tell();
            told.Add(second);
        }

        Assert.Equal([5, 10, 15, 45, 75, 105], told);
    }

    [Fact]
    public void Left_SomethingIsMissing_IsRepeatedSoonUntilItCame()
    {
        _clock.Advance(TimeSpan.FromMinutes(5));
        Tell(missing: true);
        Assert.Equal(TimeSpan.FromSeconds(5), _schedule.Left());
        Tell(missing: false);
        Assert.Equal(TimeSpan.FromSeconds(30), _schedule.Left());
    }

    private void Tell(bool missing = false)
    {
        _schedule.Told();
        _schedule.Missing(missing);
    }
}
