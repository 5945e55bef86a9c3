using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tests.Inference;

public sealed class HogDetectorTests
{
    /// <summary>Three walkers of the first picture, in pixels.</summary>
    private static readonly Box[] Walkers = [Vtest.Box(643, 239, 684, 322), Vtest.Box(252, 220, 283, 308), Vtest.Box(503, 158, 531, 232)];

    [Fact]
    public void Detect_FirstPictureOfVtest_FindsThePeopleWhereTheyAre()
    {
        using var hog = new HogDetector();
        using var frame = Vtest.First(Shared.Require(Shared.Footage));
        var found = hog.Detect(frame);

        Assert.All(found, each => Assert.Equal("person", each.Label));
        Assert.True(Walkers.All(walker => found.Any(each => each.Box.Iou(walker) > 0.5)), string.Join('\n', found));
        Assert.InRange(found.Count, 3, 8);
    }

    [Fact]
    public void Detect_NothingThere_FindsNothing()
    {
        using var hog = new HogDetector();
        using var frame = Vtest.Flat(320, 240, 80, 80, 80);

        Assert.Empty(hog.Detect(frame));
    }

    [Fact]
    public void Score_GrowsWithTheWeightAndStaysAScore()
    {
        Assert.Equal(0.5f, HogDetector.Score(0.5), 1e-5f);
        Assert.True(HogDetector.Score(0) < HogDetector.Score(1) && HogDetector.Score(0) > 0 && HogDetector.Score(50) <= 1);
    }
}
