using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Tests.Cases;
using EdgeGateway.Service.Web.Review;

namespace EdgeGateway.Service.Tests.Web.Review;

public sealed class CaseMomentTests
{
    private static readonly CaseStill[] Stills =
    [
        Still("overlay.jpg", 20), Still("clean.jpg", 20), Still("crop.jpg", 20), Still("first.jpg", 2), Still("first-crop.jpg", 2), Still("after.jpg", 60), Still("clip.mp4", 60),
    ];

    [Fact]
    public void Of_StillsOfACase_AreMomentsInTheOrderOfTime()
    {
        var moments = CaseMoment.Of(Stills);

        Assert.Equal(["first", "threshold", "after"], moments.Select(moment => moment.Key));
        Assert.Equal("首次看到", moments[0].Name.Zh);
    }

    [Theory]
    [InlineData(1, false, true, "overlay.jpg")]
    [InlineData(1, false, false, "clean.jpg")]
    [InlineData(1, true, true, "crop.jpg")]
    [InlineData(0, false, true, "first.jpg")]
    [InlineData(0, true, false, "first-crop.jpg")]
    [InlineData(2, true, true, "after.jpg")]
    public void Pick_WhatIsAskedFor_GivesTheNearestThereIs(int moment, bool crop, bool overlay, string name) =>
        Assert.Equal(name, CaseMoment.Of(Stills)[moment].Pick(crop, overlay).Name);

    private static CaseStill Still(string name, int second) => new(name, "", 1, 640, 480, Candidates.Decided.AddSeconds(second));
}
