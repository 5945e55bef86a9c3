using EdgeGateway.Vision.CameraHealth;

namespace EdgeGateway.Vision.Tests.CameraHealth;

public sealed class DriftWatchTests
{
    private readonly DriftWatch _watch = new();
    private bool? _verdict;

    [Theory]
    [InlineData(1.0, false)]
    [InlineData(1.005, false)]
    [InlineData(1.05, true)]
    [InlineData(0.5, true)]
    [InlineData(2.0, true)]
    public void See_StreamAtThisSpeed_IsWrong(double speed, bool wrong)
    {
        Play(0, 200, at => at * speed);

        Assert.Equal(wrong, _verdict);
    }

    [Fact]
    public void See_LatePictures_AreNoDrift()
    {
        // The network holds back up to 8 s of pictures now and then; one in ten seconds is in time.
        Play(0, 300, at => at - (at % 10 is 0 ? 0 : at % 8));

        Assert.False(_verdict);
    }

    [Fact]
    public void See_BurstAtTheStart_IsNoDrift()
    {
        Play(0, 3, at => at * 4);
        Play(3, 200, at => at + 9);

        Assert.False(_verdict);
    }

    [Fact]
    public void See_FirstMinute_CannotTell()
    {
        Play(0, 50, at => at * 2);

        Assert.Null(_verdict);
    }

    [Fact]
    public void See_NewConnection_StartsAnew()
    {
        Play(0, 200, at => at * 2);
        Play(200, 20, _ => 0, epoch: 2);

        Assert.Null(_verdict);
    }

    private void Play(int from, int seconds, Func<double, double> stream, int epoch = 1)
    {
        for (var at = from; at < from + seconds; at++)
            _verdict = _watch.See(epoch, TimeSpan.FromSeconds(stream(at)), TimeSpan.FromSeconds(at), _verdict == true);
    }
}
