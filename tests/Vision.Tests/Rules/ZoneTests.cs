using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

public sealed class ZoneTests
{
    private static readonly Zone RightHalf = new([[0.5f, 0], [1, 0], [1, 1], [0.5f, 1]]);

    [Fact]
    public void Holds_FootInside_EvenWhenMostOfTheBoxIsNot() =>
        Assert.True(new Zone([[0, 0.8f], [1, 0.8f], [1, 1], [0, 1]]).Holds(new Box(0.4f, 0.1f, 0.5f, 0.85f)));

    [Fact]
    public void Holds_FootOutside_EvenWhenMostOfTheBoxIsInside() =>
        Assert.False(new Zone([[0, 0], [1, 0], [1, 0.8f], [0, 0.8f]]).Holds(new Box(0.4f, 0.1f, 0.5f, 0.85f)));

    [Theory]
    [InlineData(0.9f, 1f, true)]
    [InlineData(0.2f, 0.6f, false)]
    public void Holds_Half_IsByTheFoot(float left, float right, bool holds) =>
        Assert.Equal(holds, RightHalf.Holds(new Box(left, 0.2f, right, 0.4f)));

    [Fact]
    public void Holds_CutOffAtTheBorderWithEnoughInside() =>
        Assert.True(new Zone([[0.8f, 0], [0.97f, 0], [0.97f, 0.3f], [0.8f, 0.3f]]).Holds(new Box(0.9f, 0.1f, 1, 0.31f)));

    [Fact]
    public void NoCorners_IsTheWholePicture()
    {
        var zone = new Zone([]);

        Assert.True(zone.Holds(new Box(0.9f, 0.9f, 1, 1)));
        Assert.Equal(4, zone.Points.Count);
    }
}
