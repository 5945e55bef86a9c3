using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Service.Tests.LocalPlatform;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Media;

/// <summary>Pictures over a real broker to the reference receiver.</summary>
public sealed class MqttPicturesTests
{
    private readonly Album _album = new();

    private static DestinationOptions To(string broker, string kind = DestinationKinds.Mqtt5, int bytesPerSecond = 0, int maxBytes = 2_000_000, bool shrink = true) => new()
    {
        Id = "city",
        Kind = kind,
        Brokers = [broker],
        ReconnectCap = TimeSpan.FromMilliseconds(200),
        ReplayStartDelay = TimeSpan.Zero,
        Stills = new StillOptions { Mode = StillModes.Mqtt, ChunkBytes = 10_000, BytesPerSecond = bytesPerSecond, MaxBytes = maxBytes, Shrink = shrink },
    };

    private static long Delivered(DeliveryRig rig) => rig.Stills("city").Counts.GetValueOrDefault("delivered");

    private void AssertStored(ReceiverRig receiver, Guid id, string name) =>
        Assert.Equal(Album.DigestOf(_album[id, name]), Album.DigestOf(File.ReadAllBytes(Path.Combine(receiver.Pictures, "gw-test", $"{id}", name))));

    [Theory]
    [InlineData(DestinationKinds.Mqtt5)]
    [InlineData(DestinationKinds.Mqtt311)]
    public async Task Case_WithPictures_TheReceiverHasEachOnceAndWhole(string kind)
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(To(broker.Address, kind)) { Pictures = _album.Source };
        await rig.StartAsync();

        var id = await _album.FileAsync(rig.Journal, ("overlay.jpg", 35_000), ("clean.jpg", 10_000), ("crop.jpg", 1), ("clip.mp4", 5_000));

        await Wait.UntilAsync(() => receiver.Count == 1 && Delivered(rig) == 3);
        foreach (var name in new[] { "overlay.jpg", "clean.jpg", "crop.jpg" })
        {
            await Wait.UntilAsync(() => File.Exists(Path.Combine(receiver.Pictures, "gw-test", $"{id}", name)));
            AssertStored(receiver, id, name);
        }
        // The clip was not asked for.
        Assert.False(File.Exists(Path.Combine(receiver.Pictures, "gw-test", $"{id}", "clip.mp4")));
        // On a busy machine the receiver may have asked for one that was on its way.
        await Wait.UntilAsync(() => rig.Stills("city") is { Waiting: 0, Refused: 0 });
    }

    [Fact]
    public async Task Events_WhilePicturesTakeLong_AreNotHeldUp()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        // A second for each piece.
        await using var rig = new DeliveryRig(To(broker.Address, bytesPerSecond: 10_000)) { Pictures = _album.Source };
        await rig.StartAsync();

        await _album.FileAsync(rig.Journal, ("overlay.jpg", 500_000));
        await Wait.UntilAsync(() => rig.Stills("city").Waiting == 1);
        await rig.AppendAsync(50);
        await Wait.UntilAsync(() => receiver.Count == 51);

        Assert.Equal((1, 0), (rig.Stills("city").Waiting, Delivered(rig)));
    }

    [Fact]
    public async Task Broker_DiesInTheMiddle_ThePictureArrivesWhole()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(To(broker.Address, bytesPerSecond: 400_000)) { Pictures = _album.Source };
        await rig.StartAsync();
        var id = await _album.FileAsync(rig.Journal, ("overlay.jpg", 300_000));
        await Wait.UntilAsync(() => rig.Stills("city").Waiting == 1 && receiver.Pieces > 3);

        await broker.KillAsync();
        await Wait.UntilAsync(() => rig.Stills("city").LastError is not null);
        Assert.Equal(1, rig.Stills("city").Waiting);
        await broker.StartAsync();

        await Wait.UntilAsync(() => Delivered(rig) == 1 && File.Exists(Path.Combine(receiver.Pictures, "gw-test", $"{id}", "overlay.jpg")), TimeSpan.FromSeconds(30));
        AssertStored(receiver, id, "overlay.jpg");
        Assert.Null(rig.Stills("city").LastError);
    }

    [Fact]
    public async Task Gateway_RestartsBeforeAPictureIsConfirmed_SendsItThenAndNotAgain()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        using var folder = new TempFolder();
        Guid id;
        await using (var rig = new DeliveryRig(folder.Path, To(broker.Address, bytesPerSecond: 10_000)) { Pictures = _album.Source })
        {
            await rig.StartAsync();
            id = await _album.FileAsync(rig.Journal, ("crop.jpg", 100), ("overlay.jpg", 500_000));
            await Wait.UntilAsync(() => Delivered(rig) == 1 && receiver.Pieces > 0);
        }

        await using (var rig = new DeliveryRig(folder.Path, To(broker.Address)) { Pictures = _album.Source })
        {
            await rig.StartAsync();
            await Wait.UntilAsync(() => File.Exists(Path.Combine(receiver.Pictures, "gw-test", $"{id}", "overlay.jpg")) && Delivered(rig) == 2, TimeSpan.FromSeconds(30));
            AssertStored(receiver, id, "overlay.jpg");
        }
    }

    [Fact]
    public async Task Broker_SmallPackets_PiecesFit()
    {
        await using var broker = new Mosquitto("max_packet_size 6000");
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(To(broker.Address)) { Pictures = _album.Source };
        await rig.StartAsync();

        var id = await _album.FileAsync(rig.Journal, ("overlay.jpg", 30_000));

        await Wait.UntilAsync(() => Delivered(rig) == 1 && File.Exists(Path.Combine(receiver.Pictures, "gw-test", $"{id}", "overlay.jpg")));
        AssertStored(receiver, id, "overlay.jpg");
    }

    [Fact]
    public async Task Broker311_HangsUpAtLargePackets_PiecesBecomeSmaller()
    {
        await using var broker = new Mosquitto("max_packet_size 6000");
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(To(broker.Address, DestinationKinds.Mqtt311)) { Pictures = _album.Source };
        await rig.StartAsync();

        var id = await _album.FileAsync(rig.Journal, ("overlay.jpg", 30_000));

        await Wait.UntilAsync(() => Delivered(rig) == 1 && File.Exists(Path.Combine(receiver.Pictures, "gw-test", $"{id}", "overlay.jpg")));
        AssertStored(receiver, id, "overlay.jpg");
    }

    [Fact]
    public async Task Picture_TooLarge_IsSentSmallerAndSaysSo()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(To(broker.Address, maxBytes: 20_000)) { Pictures = _album.Source };
        await rig.StartAsync();

        var id = await _album.FileAsync(rig.Journal, ("overlay.jpg", 90_000));

        var path = Path.Combine(receiver.Pictures, "gw-test", $"{id}", "overlay.jpg");
        await Wait.UntilAsync(() => Delivered(rig) == 1 && File.Exists(path));
        Assert.Equal(20_000, new FileInfo(path).Length);
        Assert.Equal("sent with 20000 bytes", new MediaStore(rig.Journal).List("city", null).Single().Reason);
    }

    [Fact]
    public async Task Picture_TooLargeAndMustNotShrink_IsRefusedForEverybodyToSee()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(To(broker.Address, maxBytes: 20_000, shrink: false)) { Pictures = _album.Source };
        await rig.StartAsync();

        await _album.FileAsync(rig.Journal, ("overlay.jpg", 90_000), ("crop.jpg", 100));

        await Wait.UntilAsync(() => Delivered(rig) == 1 && rig.Stills("city").Refused == 1);
        Assert.Equal(1, rig.Stills("city").Counts["too-large"]);
        await Wait.UntilAsync(() => rig.Status("city")?.Trouble?.Code == "destination.pictures-refused");
    }

    [Fact]
    public async Task Picture_DeletedMeanwhile_IsCountedByReasonAndHoldsUpNobody()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(To(broker.Address)) { Pictures = _album.Source };
        _album.Gone = name => name == "overlay.jpg" ? PictureFile.Deleted : name == "clean.jpg" ? PictureFile.Changed : null;
        await rig.StartAsync();

        await _album.FileAsync(rig.Journal, ("overlay.jpg", 100), ("clean.jpg", 100), ("crop.jpg", 100));

        await Wait.UntilAsync(() => Delivered(rig) == 1);
        Assert.Equal((1, 1, 0), (rig.Stills("city").Counts["deleted"], rig.Stills("city").Counts["changed"], rig.Stills("city").Waiting));
    }

    [Fact]
    public async Task Receiver_LostAPicture_TellsAndGetsItAgain()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var receiver = await ReceiverRig.StartAsync(broker.Address);
        await using var rig = new DeliveryRig(To(broker.Address)) { Pictures = _album.Source };
        await rig.StartAsync();
        var id = await _album.FileAsync(rig.Journal, ("overlay.jpg", 100), ("crop.jpg", 100));
        await Wait.UntilAsync(() => Delivered(rig) == 2 && receiver.Stored == 2);

        receiver.Lose(id, "crop.jpg");

        await Wait.UntilAsync(() => Delivered(rig) == 3 && receiver.Stored == 2);
        AssertStored(receiver, id, "crop.jpg");
    }
}
