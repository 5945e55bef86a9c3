using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

public sealed class StreamHealthTests
{
    [Theory]
    [InlineData(5, 5, null)]
    [InlineData(5, 3, null)]
    [InlineData(5, 1, "camera.rate-low")]
    [InlineData(5, 15, "camera.rate-high")]
    [InlineData(0, 0.5, null)]
    [InlineData(0, 0.05, "camera.rate-low")]
    [InlineData(0, 25, "camera.rate-high")]
    public void Look_PicturesASecond_SaysWhenItIsFarOff(double asked, double comes, string? code)
    {
        var health = new StreamHealth(asked);

        Play(health, 0, 120, comes);

        Assert.Equal(code, health.Trouble?.Code);
        Assert.Equal(code is null ? 0 : 1, health.RateFaults);
    }

    [Fact]
    public void Look_RateWrongForAMoment_SaysNothing()
    {
        var health = new StreamHealth(5);
        var changes = Play(health, 0, 60, 5) + Play(health, 60, 70, 1, 300) + Play(health, 70, 130, 5, 310);

        Assert.Equal(0, changes);
    }

    [Fact]
    public void Look_RateWrongThenRight_SaysEachOnce()
    {
        var health = new StreamHealth(5);

        Assert.Equal(1, Play(health, 0, 120, 1));
        Assert.Equal(1, Play(health, 120, 240, 5, 120));
        Assert.Null(health.Trouble);
        Assert.Equal(1, health.RateFaults);
    }

    [Fact]
    public void Look_StreamLost_CountsAnewWhenItIsBack()
    {
        var health = new StreamHealth(5);
        Play(health, 0, 60, 5);
        for (var at = 60; at < 180; at += 2)
            health.Look(TimeSpan.FromSeconds(at), 300, 0, hasPicture: false);

        Assert.Equal(0, Play(health, 180, 300, 5, 300));
    }

    [Theory]
    [InlineData(0.05, null)]
    [InlineData(1, "camera.corrupt")]
    public void Look_Damages_SaysWhenThereAreMany(double aSecond, string? code)
    {
        var health = new StreamHealth(5);

        Play(health, 0, 120, 5, 0, aSecond);

        Assert.Equal(code, health.Trouble?.Code);
        Assert.Equal(0, health.RateFaults);
    }

    [Theory]
    [InlineData("[h264 @ 0x5581] error while decoding MB 40 22, bytestream -7", true)]
    [InlineData("[h264 @ 0x5581] concealing 1215 DC, 1215 AC, 1215 MV errors in P frame", true)]
    [InlineData("[hevc @ 0x5581] Could not find ref with POC 12", true)]
    [InlineData("[rtsp @ 0x5581] method DESCRIBE failed: 401 Unauthorized", false)]
    [InlineData("rtsp://127.0.0.1/x: Connection refused", false)]
    public void IsDamage_WordsOfFfmpeg_Tells(string line, bool damage) => Assert.Equal(damage, DecoderWords.IsDamage(line));

    private static int Play(StreamHealth health, double from, double to, double rate, double before = 0, double errors = 0)
    {
        var changes = 0;
        for (var at = from; at < to; at += 2)
            changes += health.Look(TimeSpan.FromSeconds(at), (long)(before + ((at - from) * rate)), (long)((at - from) * errors), hasPicture: true) ? 1 : 0;
        return changes;
    }
}
