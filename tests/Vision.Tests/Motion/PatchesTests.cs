using EdgeGateway.Vision.Motion;

namespace EdgeGateway.Vision.Tests.Motion;

public sealed class PatchesTests
{
    /// <summary>Two patches of three and one lone cell.</summary>
    private static readonly float[] Age =
    [
        9, 9, 0, 0, 9,
        0, 9, 0, 0, 0,
        0, 0, 0, 9, 0,
        9, 0, 0, 9, 9,
    ];

    [Fact]
    public void Find_NeighboursBelongTogether() =>
        Assert.Equal([[0, 1, 6], [13, 18, 19]], Patches.Find(Age, 5, 5, 2).Select(patch => patch.Order().ToArray()));

    [Fact]
    public void Find_DoesNotReachAroundTheBorder()
    {
        float[] age = [0, 0, 9, 9, 0, 0];

        Assert.Equal(2, Patches.Find(age, 3, 5, 1).Count);
    }

    [Fact]
    public void BoxOf_IsInPartsOfThePicture() => Assert.Equal(new Box(0.6f, 0.5f, 1, 1), Patches.BoxOf([13, 18, 19], 5, 4));

    [Fact]
    public void Outline_OfAThing_IsMoreThanOfPlainGround()
    {
        float[] thing = [10, 10, 10, 10, 90, 10, 10, 10, 10];

        Assert.Equal(8 * 80, Patches.Outline(thing, [4], 3));
        Assert.Equal(0, Patches.Outline(new float[9], [4], 3));
    }
}
