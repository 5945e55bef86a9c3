using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Tests.Tracking;

public sealed class TravelTests
{
    private static readonly Box Here = new(0.4f, 0.4f, 0.44f, 0.5f);

    [Fact]
    public void Heights_AlongThePicture_AreOwnHeights()
    {
        Assert.Equal(1, Travel.Heights(Here, Moved(0, 0.1f)), 0.01);
        Assert.Equal(1, Travel.Heights(Here, Moved(0.1f, 0)), 0.01);
    }

    [Fact]
    public void Heights_LegsHiddenOrAnotherBoxMeltedIn_AreNone()
    {
        Assert.Equal(0, Travel.Heights(Here, Here with { Bottom = 0.45f }), 0.01);
        Assert.Equal(0, Travel.Heights(Here, Here with { Top = 0.2f, Left = 0.3f }), 0.01);
    }

    /// <summary>A head over the lower border, then the whole body at the table.</summary>
    [Fact]
    public void Heights_InOverTheLowerBorder_AreThoseOfTheHead() =>
        Assert.True(Travel.Heights(new Box(0.45f, 0.5f, 0.65f, 1), new Box(0.5f, 0.04f, 0.68f, 0.94f)) > 0.9);

    /// <summary>He walks towards the camera and becomes twice as tall around the same middle.</summary>
    [Fact]
    public void Heights_TowardsTheCamera_Count() =>
        Assert.True(Travel.Heights(Here, new Box(0.38f, 0.35f, 0.46f, 0.55f)) >= 0.5);

    private static Box Moved(float x, float y) => new(Here.Left + x, Here.Top + y, Here.Right + x, Here.Bottom + y);
}
