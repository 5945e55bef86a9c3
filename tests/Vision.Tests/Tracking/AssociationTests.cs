using CsCheck;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Tests.Tracking;

public sealed class AssociationTests
{
    private static readonly Gen<Detection> AnyDetection =
        from label in Gen.OneOf<string>("person", "car", "truck")
        from score in Gen.Float[0.1f, 1f]
        from left in Gen.Float[0, 0.9f]
        from top in Gen.Float[0, 0.9f]
        from width in Gen.Float[0.01f, 0.2f]
        from height in Gen.Float[0.01f, 0.2f]
        select new Detection(label, score, new Box(left, top, left + width, top + height));

    private static readonly Gen<Detection[][]> AnyScene = AnyDetection.Array[0, 12].Array[1, 12];

    [Theory]
    [InlineData(25)]
    [InlineData(10)]
    [InlineData(2)]
    public void Walker_AtAnyRate_KeepsOneTrack(double fps)
    {
        // Half a body height a second, as people walk.
        var ids = Ids(fps, 10, at => [Person(0.1f + (0.05f * (float)at), 0.4f)]);

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public void TwoWalkers_CrossingAtDifferentDepth_KeepTheirTracks()
    {
        var association = new Association();
        var (far, near) = (new HashSet<int>(), new HashSet<int>());
        for (var n = 0; n <= 100; n++)
        {
            var at = n / 10.0;
            var sightings = association.Observe(TimeSpan.FromSeconds(at),
            [
                Person(0.2f + (0.06f * (float)at), 0.35f, 0.7f, 0.12f),
                Person(0.8f - (0.06f * (float)at), 0.45f, 0.8f, 0.2f),
            ]);
            far.Add(sightings.Single(each => each.Box.Height < 0.15f).TrackId);
            near.Add(sightings.Single(each => each.Box.Height > 0.15f).TrackId);
        }

        Assert.Single(far);
        Assert.Single(near);
    }

    [Fact]
    public void Walker_WeaklySeenForAWhile_IsNotLost()
    {
        var ids = Ids(10, 6, at => [Person(0.1f + (0.05f * (float)at), 0.4f, at is > 2 and < 4 ? 0.15f : 0.8f)]);

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public void Walker_HiddenForTwoSeconds_IsFoundAgainWhereHeShouldBe()
    {
        var ids = Ids(10, 8, at => at is > 3 and < 5 ? [] : [Person(0.1f + (0.05f * (float)at), 0.4f)]);

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public void Vehicle_LabelFlickers_KeepsOneTrackWithTheCommonestLabel()
    {
        var association = new Association();
        for (var n = 0; n < 30; n++)
            association.Observe(TimeSpan.FromSeconds(n), [new Detection(n % 3 == 0 ? "truck" : "car", 0.6f, Script.At(0.4f, 0.4f))]);

        var track = Assert.Single(association.Tracks);
        Assert.Equal("car", track.Label);
        Assert.Equal(29, track.Age.TotalSeconds);
    }

    [Fact]
    public void Person_BesideACar_IsNeverTakenForIt()
    {
        var association = new Association();
        association.Observe(TimeSpan.Zero, [new Detection("car", 0.9f, Script.At(0.4f, 0.4f))]);
        var sighting = Assert.Single(association.Observe(TimeSpan.FromSeconds(1), [new Detection("person", 0.9f, Script.At(0.4f, 0.4f))]));

        Assert.Equal(2, sighting.TrackId);
    }

    [Fact]
    public void OneThing_UnderTwoLabels_IsWhatItLooksMostLike()
    {
        var box = Script.At(0.4f, 0.4f, 0.2f, 0.1f);
        Detection[] seen = [new("train", 0.32f, box), new("car", 0.36f, box with { Left = 0.41f }), new("person", 0.2f, box)];

        Assert.Equal("car", Assert.Single(new Association().Observe(TimeSpan.Zero, seen)).Detection.Label);
    }

    [Fact]
    public void RiderAndBicycle_ShareMuchAndStayTwo()
    {
        var sightings = new Association().Observe(TimeSpan.Zero,
            [new("person", 0.8f, Script.At(0.4f, 0.4f, 0.1f, 0.2f)), new("bicycle", 0.7f, Script.At(0.4f, 0.45f, 0.1f, 0.16f))]);

        Assert.Equal(["person", "bicycle"], sightings.Select(each => each.Detection.Label));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(2)]
    public void Walker_WhoLeavesThePicture_IsNotTheOneWhoComesIn(double fps)
    {
        // 0.08 of the picture a second: out at 11 s, and another one in at the same border two seconds later.
        var ids = Ids(fps, 20, at => (at < 13 ? 0.1f + (0.08f * (float)at) : 0.95f - (0.08f * (float)(at - 13))) is var left && left < 0.97f
            ? [new Detection("person", 0.8f, new Box(left, 0.4f, Math.Min(1, left + 0.05f), 0.55f))]
            : []);

        Assert.Equal([1, 2], ids.Distinct());
    }

    [Fact]
    public void Vehicle_StandingAtTheBorderAndMissedAtTimes_KeepsItsTrack()
    {
        var random = new Random(3);
        var ids = Ids(10, 30, at => at % 3 > 2 ? [] : [new Detection("car", 0.8f, new Box(0.95f + (random.NextSingle() * 0.004f), 0.1f, 1, 0.16f))]);

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public void WeakDetection_WhereNothingWasBefore_StartsNoTrack()
    {
        var association = new Association();
        association.Observe(TimeSpan.Zero, [Person(0.4f, 0.4f, 0.15f)]);
        var sighting = Assert.Single(association.Observe(TimeSpan.FromSeconds(1), [Person(0.4f, 0.4f, 0.15f)]));

        Assert.Equal(0, sighting.TrackId);
        Assert.Empty(association.Tracks);
    }

    [Fact]
    public void Flash_SeenOnce_IsNoTrack()
    {
        var association = new Association();
        association.Observe(TimeSpan.Zero, [Person(0.4f, 0.4f)]);
        Assert.Empty(association.Tracks);
        association.Observe(TimeSpan.FromSeconds(1), []);

        Assert.Empty(association.Tracks);
    }

    [Fact]
    public void AnyScene_EverySureDetectionOrItsTwinIsTrackedAndNoTrackTwice() => AnyScene.Sample(scene =>
    {
        var association = new Association();
        for (var n = 0; n < scene.Length; n++)
        {
            var sightings = association.Observe(TimeSpan.FromSeconds(n * 0.5), scene[n]);
            var ids = sightings.Where(each => each.TrackId != 0).Select(each => each.TrackId).ToList();
            Assert.Equal(ids.Distinct().Count(), ids.Count);
            Assert.All(sightings, each => Assert.True(each.TrackId != 0 || each.Detection.Score < Association.SureScore));
            Assert.All(scene[n], detection => Assert.Contains(sightings, each =>
                each.Detection == detection || each.Box.Iou(detection.Box) > (each.Group == LabelGroups.Of(detection.Label) ? 0.7f : 0.8f)));
        }
    });

    [Fact]
    public void AnyScene_OrderOfDetectionsDoesNotMatter() => AnyScene.Sample(scene =>
    {
        var (forward, backward) = (new Association(), new Association());
        for (var n = 0; n < scene.Length; n++)
        {
            // Equal scores have no order of their own, and no detector gives two of them.
            if (scene[n].Select(each => each.Score).Distinct().Count() < scene[n].Length)
                return;
            var one = forward.Observe(TimeSpan.FromSeconds(n), scene[n]);
            var two = backward.Observe(TimeSpan.FromSeconds(n), [.. scene[n].Reverse()]);
            Assert.Equal(one, two);
        }
    });

    [Fact]
    public void AnyScene_TracksKeepTheirGroup() => AnyScene.Sample(scene =>
    {
        var association = new Association();
        var groups = new Dictionary<int, string>();
        for (var n = 0; n < scene.Length; n++)
        {
            foreach (var sighting in association.Observe(TimeSpan.FromSeconds(n * 0.2), scene[n]).Where(each => each.TrackId != 0))
                Assert.Equal(sighting.Group, groups.TryAdd(sighting.TrackId, sighting.Group) ? sighting.Group : groups[sighting.TrackId]);
        }
    });

    private static Detection Person(float left, float top, float score = 0.8f, float height = 0.15f) =>
        new("person", score, Script.At(left, top, height / 3, height));

    private static List<int> Ids(double fps, double seconds, Func<double, Detection[]> scene)
    {
        var association = new Association();
        var ids = new List<int>();
        for (var n = 0; n / fps <= seconds; n++)
            ids.AddRange(association.Observe(TimeSpan.FromSeconds(n / fps), scene(n / fps)).Select(each => each.TrackId));
        return ids;
    }
}
