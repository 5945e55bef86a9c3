using CsCheck;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Regions;

namespace EdgeGateway.Vision.Tests.Regions;

public sealed class RegionMergeTests
{
    private static readonly Box Small = Script.At(0.5f, 0.3f, 0.02f, 0.02f);

    [Fact]
    public void Region_FindsWhatTheWholeDoesNot_IsAdded() =>
        Assert.Equal(["car", "person"], Labels(Join([Car(0.7f, Script.At(0.1f, 0.1f))], [Whole(new Detection("person", 0.6f, Small))])));

    [Fact]
    public void BothFindIt_IsOnceWithTheRegionsBoxAndTheBetterScore()
    {
        var rough = Small with { Left = Small.Left - 0.006f };

        var found = Assert.Single(Join([Car(0.8f, rough)], [Whole(Car(0.4f, Small))]));

        Assert.Equal((Small, 0.8f), (found.Box, found.Score));
    }

    [Fact]
    public void BothFindIt_UnderLabelsOfOneGroup_IsOnce() =>
        Assert.Equal(["truck"], Labels(Join([Car(0.8f, Small)], [Whole(new Detection("truck", 0.5f, Small))])));

    [Fact]
    public void WholeTakesItForSomethingElseAtTheSameSpot_TheRegionIsBelieved() =>
        Assert.Equal(["car"], Labels(Join([new Detection("boat", 0.2f, Small)], [Whole(Car(0.5f, Small))])));

    [Fact]
    public void RiderAndBicycle_OneFromEachSource_StayTwo() => Assert.Equal(2, Join(
        [new Detection("bicycle", 0.7f, Script.At(0.4f, 0.45f, 0.1f, 0.16f))],
        [Whole(new Detection("person", 0.8f, Script.At(0.4f, 0.4f, 0.1f, 0.2f)))]).Count);

    [Fact]
    public void TwoRegionsThatOverlapAndBothShowIt_IsOnce() =>
        Assert.Single(Join([], [Whole(Car(0.8f, Small))], [Whole(Car(0.7f, Small))]));

    [Fact]
    public void PieceCutOffAtTheBorder_WholePictureShowsAllOfIt_IsThatOne()
    {
        var bus = Script.At(0.3f, 0.3f, 0.3f, 0.2f);

        var found = Assert.Single(Join([new Detection("bus", 0.6f, bus)], [Cut(Car(0.9f, Script.At(0.5f, 0.31f, 0.1f, 0.18f)))]));

        Assert.Equal((bus, 0.9f), (found.Box, found.Score));
    }

    [Fact]
    public void PieceCutOff_NobodyElseShowsIt_IsKept() => Assert.Single(Join([], [Cut(Car(0.9f, Small))]));

    [Fact]
    public void CarInFrontOfABus_RegionShowsAllOfIt_StaysTwo() => Assert.Equal(2, Join(
        [new Detection("bus", 0.6f, Script.At(0.3f, 0.3f, 0.3f, 0.2f))], [Whole(Car(0.9f, Script.At(0.45f, 0.42f, 0.1f, 0.08f)))]).Count);

    [Theory]
    [InlineData(0)]
    [InlineData(0.02f)]
    public void TwoRegionsShowHalfOfItEach_IsOneWithBothHalves(float overlap)
    {
        Box left = new(0.3f, 0.30f, 0.4f, 0.4f), right = new(0.4f - overlap, 0.31f, 0.5f, 0.4f);

        var found = Assert.Single(Join([], [Cut(Car(0.8f, left))], [Cut(Car(0.6f, right))]));

        Assert.Equal(new Box(0.3f, 0.3f, 0.5f, 0.4f), found.Box);
    }

    [Fact]
    public void HeldAndSeenNow_IsSeenNow()
    {
        var held = Car(0.5f, Small) with { Held = true };

        Assert.True(Assert.Single(Join([], [Whole(held)])).Held);
        Assert.False(Assert.Single(Join([Car(0.4f, Small)], [Whole(held)])).Held);
    }

    [Fact]
    public void AnyScene_WhatOneSourceAloneShows_IsNeitherChangedNorLost()
    {
        var any =
            from left in Gen.Float[0, 0.9f]
            from top in Gen.Float[0, 0.9f]
            from size in Gen.Float[0.01f, 0.2f]
            from score in Gen.Float[0.1f, 1]
            from label in Gen.OneOf<string>("car", "person", "bus")
            select new Detection(label, score, Script.At(left, top, size, size));
        any.Array[0, 10].Sample(scene =>
        {
            Assert.Equal(scene, Join(scene));
            Assert.Equal(scene.OrderByDescending(one => one.Score), Join([], [.. scene.Select(Whole)]));
        });
    }

    private static Detection Car(float score, Box box) => new("car", score, box);

    private static RegionFinding Whole(Detection detection) => new(detection, false);

    private static RegionFinding Cut(Detection detection) => new(detection, true);

    private static IReadOnlyList<Detection> Join(Detection[] whole, params RegionFinding[][] parts) => RegionMerge.Join(whole, parts);

    private static IEnumerable<string> Labels(IReadOnlyList<Detection> found) => found.Select(one => one.Label).Order();
}
