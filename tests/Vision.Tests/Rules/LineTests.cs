using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

public sealed class LineTests
{
    /// <summary>From the top of the picture to its bottom: on the left hand is the right half.</summary>
    private static readonly Line Down = Line.Of([[0.5f, 0.2f], [0.5f, 0.8f]])!;

    [Theory]
    [InlineData(0.7f, 0.5f, 0.2f)]
    [InlineData(0.2f, 0.5f, -0.3f)]
    [InlineData(0.5f, 0.9f, 0)]
    public void DistanceToLeft_IsMeasuredAcross(float x, float y, float expected) => Assert.Equal(expected, Down.DistanceToLeft(new PointF(x, y)), 1e-5f);

    [Theory]
    [InlineData(0.4f, 0.5f, 0.6f, 0.5f, true)]
    [InlineData(0.6f, 0.5f, 0.4f, 0.5f, true)]
    [InlineData(0.4f, 0.9f, 0.6f, 0.9f, false)]
    [InlineData(0.4f, 0.1f, 0.6f, 0.1f, false)]
    [InlineData(0.6f, 0.5f, 0.9f, 0.5f, false)]
    public void IsCrossed_OnlyBetweenItsEnds(float ax, float ay, float bx, float by, bool crossed) =>
        Assert.Equal(crossed, Down.IsCrossed(new PointF(ax, ay), new PointF(bx, by)));

    [Fact]
    public void Of_AnythingButTwoPoints_IsNone()
    {
        Assert.Null(Line.Of([]));
        Assert.Null(Line.Of([[0, 0]]));
        Assert.Null(Line.Of([[0, 0], [1, 1], [0, 1]]));
    }
}
