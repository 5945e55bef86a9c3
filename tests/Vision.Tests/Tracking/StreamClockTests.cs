using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Tests.Tracking;

public sealed class StreamClockTests
{
    private readonly StreamClock _clock = new();

    [Fact]
    public void Advance_FirstPicture_IsZeroWhateverTheStreamSays() =>
        Assert.Equal(Moment.Seconds(0), Advance(1, 4711, 100));

    [Fact]
    public void Advance_SameConnection_FollowsTheStreamNotTheBox()
    {
        Advance(1, 10, 100);

        Assert.Equal(Moment.Seconds(2), Advance(1, 12, 100.1));
    }

    [Fact]
    public void Advance_NewConnection_AddsTheBoxesTimeAsBlind()
    {
        Advance(1, 10, 100);
        Advance(1, 15, 105);
        var now = Advance(2, 0, 112);

        Assert.Equal(12, now.At.TotalSeconds);
        Assert.Equal(7, now.Blind.TotalSeconds);
        Assert.Equal(13, Advance(2, 1, 113).At.TotalSeconds);
    }

    [Fact]
    public void Advance_StreamClockStepsBack_TimeStillRunsForward()
    {
        Advance(1, 10, 100);
        var now = Advance(1, 3, 101.5);

        Assert.Equal(1.5, now.At.TotalSeconds);
        Assert.Equal(1.5, now.Blind.TotalSeconds);
    }

    [Fact]
    public void Advance_LongStepForward_CountsAsBlind()
    {
        Advance(1, 10, 100);

        Assert.Equal(90, Advance(1, 100, 101).Blind.TotalSeconds);
    }

    [Fact]
    public void Advance_BoxClockDoesNotMove_TimeStandsStillAtReconnect()
    {
        Advance(1, 10, 100);

        Assert.Equal(0, Advance(2, 0, 99).At.TotalSeconds);
    }

    private Moment Advance(int epoch, double stream, double monotonic) =>
        _clock.Advance(epoch, TimeSpan.FromSeconds(stream), TimeSpan.FromSeconds(monotonic));
}
