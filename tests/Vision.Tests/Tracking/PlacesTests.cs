using CsCheck;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Tests.Tracking;

public sealed class PlacesTests
{
    private readonly Places _places = new();

    [Fact]
    public void Place_InFirstPicture_WasPresentAtStart()
    {
        See(0, Car(0.4f));
        See(5, Car(0.4f), Car(0.7f));

        Assert.Equal([true, false], _places.Current.Select(place => place.PresentAtStart));
    }

    [Fact]
    public void Place_FoundLater_MayHaveComeSinceThePictureBefore()
    {
        See(0);
        See(2, Car(0.4f));

        Assert.Equal(2, Assert.Single(_places.Current).Uncertainty(Moment.Seconds(2)).TotalSeconds);
    }

    [Fact]
    public void Place_NotSeenForAWhile_IsThatMuchLessSure()
    {
        See(0, Car(0.4f));
        See(1, Car(0.4f));
        See(2);

        var place = Assert.Single(_places.Current);
        Assert.Equal(1, place.Dwell.TotalSeconds);
        Assert.Equal(1, place.Uncertainty(Moment.Seconds(2)).TotalSeconds);
    }

    [Fact]
    public void Place_SeenEmptyForHalfItsTime_Ends()
    {
        for (var at = 0; at <= 10; at++)
            See(at, Car(0.4f));
        for (var at = 11; at <= 14; at++)
            Assert.Empty(See(at));

        Assert.Single(See(15));
        Assert.Empty(_places.Current);
    }

    [Fact]
    public void Place_OnlyOnePictureWithoutIt_NeverEnds()
    {
        See(0, Car(0.4f));
        See(1, Car(0.4f));

        Assert.Empty(See(25));
        Assert.Single(_places.Current);
    }

    [Fact]
    public void Place_ItsTrackIsSeenElsewhere_EndsAfterTheShortWait()
    {
        for (var at = 0; at <= 100; at++)
            See(at, Car(0.4f, track: 7));
        Assert.Empty(See(101, Car(0.6f, track: 7)));

        Assert.Equal(100, Assert.Single(See(102, Car(0.8f, track: 7))).Dwell.TotalSeconds);
    }

    [Fact]
    public void Place_ItsTrackIsSeenElsewhereButItIsStillTaken_GoesOn()
    {
        for (var at = 0; at <= 20; at++)
            See(at, Car(0.4f, track: 7));
        for (var at = 21; at <= 40; at++)
            See(at, Car(0.4f, track: 9), Car(0.6f, track: 7));

        Assert.Equal(40, _places.Current[0].Dwell.TotalSeconds);
        Assert.Equal(9, _places.Current[0].TrackId);
    }

    [Fact]
    public void Place_Hidden_DoesNotCountAsEmptyNorAsALook()
    {
        See(0, Car(0.4f));
        See(1, Car(0.4f));
        for (var at = 2; at < 60; at++)
            See(at, new Sighting(new Detection("bus", 0.9f, new Box(0.3f, 0.2f, 0.8f, 0.8f)), LabelGroups.Vehicle, 3));

        var place = _places.Current[0];
        Assert.Equal(TimeSpan.Zero, place.SeenEmpty);
        Assert.Equal(1, place.Presence);
    }

    [Fact]
    public void Place_HiddenForTooLong_EndsAtLast()
    {
        See(0, Car(0.4f));
        See(1, Car(0.4f));
        var ended = 0;
        for (var at = 2; at < 900 && ended == 0; at += 2)
            ended = See(at, new Sighting(new Detection("bus", 0.9f, new Box(0.3f, 0.2f, 0.8f, 0.8f)), LabelGroups.Vehicle, 3)).Count > 0 ? at : 0;

        Assert.InRange(ended, 300, 310);
    }

    [Fact]
    public void Anchor_FollowsTremblingButNotCreeping()
    {
        for (var at = 0; at <= 200; at++)
            See(at, Car(0.4f + (at * 0.001f)));

        Assert.NotEqual(1, _places.Current[0].Id);
    }

    [Fact]
    public void AnyScene_NoSightingIsLostAndNoTimeRunsBackwards() =>
        Gen.Select(Gen.Float[0, 0.9f], Gen.Int[0, 5]).Array[0, 6].Array[1, 20].Sample(pictures =>
        {
            var places = new Places();
            for (var n = 0; n < pictures.Length; n++)
            {
                var sightings = pictures[n].Select(each => Car(each.Item1, each.Item2)).ToArray();
                places.Observe(Moment.Seconds(n * 0.7), sightings);
                Assert.True(places.Current.Count(place => place.Missed == 0) == sightings.Length);
                Assert.All(places.Current, place => Assert.True(place.Dwell >= TimeSpan.Zero && place.Presence is > 0 and <= 1));
            }
        });

    private static Sighting Car(float left, int track = 1) => new(new Detection("car", 0.7f, Script.At(left, 0.4f)), LabelGroups.Vehicle, track);

    private IReadOnlyList<Place> See(double at, params Sighting[] sightings) => _places.Observe(Moment.Seconds(at), sightings);
}
