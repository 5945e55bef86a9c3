using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Live;
using EdgeGateway.Vision.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests.Live;

public sealed class LatestSightsTests
{
    private static readonly Box There = new(0.2f, 0.2f, 0.6f, 0.6f);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));
    private readonly LatestSights _sights;

    public LatestSightsTests() => _sights = new LatestSights(TimeSpan.FromSeconds(60), _clock);

    private static SightResult Seen(double dwell, bool inThisPicture = true) => new(inThisPicture ? [new Detection("car", 0.8f, There)] : [], [], [], [])
    {
        Standing = [new Standing(1, "car", 0.8f, There, TimeSpan.FromSeconds(dwell), TimeSpan.Zero)],
    };

    private void Note(SightResult? seen)
    {
        using var frame = Vtest.Flat(64, 48, 90, 90, 90, 0);
        _sights.Note(frame, seen);
    }

    [Fact]
    public void Of_StandsForLong_IsThePictureOfThatTimeWholeAndCutOut()
    {
        Note(Seen(90));
        _clock.Advance(TimeSpan.FromSeconds(5));

        var stills = _sights.Of(There, "latest");

        Assert.Equal(["latest.jpg", "latest-crop.jpg"], stills.Select(still => still.Name));
        Assert.All(stills, still => Assert.Equal(_clock.GetUtcNow().AddSeconds(-5), still.TakenAt));
        Assert.True(stills[1].Width < stills[0].Width);
    }

    [Fact]
    public void Of_AnotherPlace_IsNothing()
    {
        Note(Seen(90));

        Assert.Empty(_sights.Of(new Box(0.7f, 0.7f, 0.9f, 0.9f), "latest"));
    }

    [Fact]
    public void Note_Often_TakesOnePictureInAWhileAndTheNewestCounts()
    {
        Note(Seen(90));
        var first = _sights.Of(There, "latest")[0].TakenAt;
        _clock.Advance(LatestSights.Every / 2);
        Note(Seen(100));
        Assert.Equal(first, _sights.Of(There, "latest")[0].TakenAt);

        _clock.Advance(LatestSights.Every);
        Note(Seen(120));

        Assert.Equal(_clock.GetUtcNow(), _sights.Of(There, "latest")[0].TakenAt);
    }

    [Theory]
    [InlineData(30, true, "not long enough for a case")]
    [InlineData(90, false, "the place counts as taken, but this picture does not show it")]
    public void Note_NoPictureOfUse_TakesNone(double dwell, bool inThisPicture, string why)
    {
        Note(Seen(dwell, inThisPicture));
        Note(null);

        Assert.True(_sights.Of(There, "latest").Count == 0, why);
    }

    [Fact]
    public void Of_LongAgo_IsNothing()
    {
        Note(Seen(90));
        _clock.Advance(TimeSpan.FromMinutes(4));

        Assert.Empty(_sights.Of(There, "latest"));
    }
}
