using System.Collections.Concurrent;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Http;
using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Delivery.Media;

/// <summary>Pictures uploaded to a real HTTP server.</summary>
public sealed class HttpPicturesTests : IAsyncLifetime
{
    private readonly Album _album = new();
    private readonly ConcurrentQueue<(string Path, IHeaderDictionary Headers, byte[] Body)> _uploads = [];
    private readonly WebApplication _platform;
    private readonly string _address = $"http://127.0.0.1:{FreePort.Next()}";

    public HttpPicturesTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _platform = builder.Build();
        _platform.Urls.Add(_address);
        _platform.MapPost("/events", () => Results.Ok());
        _platform.MapMethods("/events", ["HEAD"], () => Results.Ok());
        _platform.MapPut("/media/{**path}", TakeAsync);
    }

    /// <summary>Answer to a path and a length; null takes it.</summary>
    private Func<string, int, IResult?> OnUpload { get; set; } = (_, _) => null;

    private DestinationOptions Options => new()
    {
        Id = "city",
        Kind = DestinationKinds.Http,
        Http = new HttpOptions { Url = $"{_address}/events" },
        ReconnectCap = TimeSpan.FromMilliseconds(20),
        ReplayStartDelay = TimeSpan.Zero,
        Stills = new StillOptions { Mode = StillModes.Http, Url = $"{_address}/media/{{case}}/{{name}}", BytesPerSecond = 0 },
    };

    public async ValueTask InitializeAsync() => await _platform.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _platform.StopAsync();
        await _platform.DisposeAsync();
    }

    private static StillsView Stills(DeliveryRig rig) => rig.Stills("city");

    private async Task<DeliveryRig> StartAsync()
    {
        var rig = new DeliveryRig(Options) { Pictures = _album.Source };
        await rig.StartAsync();
        return rig;
    }

    private async Task<IResult> TakeAsync(HttpRequest request, string path)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        if (OnUpload(path, (int)body.Length) is { } refusal)
            return refusal;
        // The server uses its own again for the next request.
        _uploads.Enqueue((path, new HeaderDictionary(request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value)), body.ToArray()));
        return Results.Ok();
    }

    [Fact]
    public async Task Upload_OnePicture_CarriesWhatItTakesToMatchIt()
    {
        await using var rig = await StartAsync();

        var id = await _album.FileAsync(rig.Journal, ("overlay.jpg", 5_000));

        await Wait.UntilAsync(() => Stills(rig).Counts.GetValueOrDefault("delivered") == 1);
        var (path, headers, body) = Assert.Single(_uploads);
        var digest = Album.DigestOf(_album[id, "overlay.jpg"]);
        Assert.Equal(($"{id}/overlay.jpg", digest, digest), (path, headers["Eg-Sha256"].ToString(), Album.DigestOf(body)));
        Assert.Equal($"sha-256=:{Convert.ToBase64String(Convert.FromHexString(digest))}:", headers["Content-Digest"]);
        Assert.Equal(($"{id}", "1", "image/jpeg"), (headers["Eg-Case"].ToString(), headers["Eg-Seq"].ToString(), headers.ContentType.ToString()));
    }

    [Fact]
    public async Task Upload_413_IsSentSmallerUntilItIsTaken()
    {
        OnUpload = (_, bytes) => bytes > 30_000 ? Results.StatusCode(413) : null;
        await using var rig = await StartAsync();

        var id = await _album.FileAsync(rig.Journal, ("overlay.jpg", 100_000));

        await Wait.UntilAsync(() => Stills(rig).Counts.GetValueOrDefault("delivered") == 1);
        var (_, headers, body) = Assert.Single(_uploads);
        Assert.Equal(25_000, body.Length);
        Assert.Equal(Album.DigestOf(_album[id, "overlay.jpg"]), headers["Eg-Original-Sha256"]);
    }

    [Fact]
    public async Task Upload_413ForEverySize_IsRefusedVisiblyAndMayBeSentAgain()
    {
        OnUpload = (path, _) => path.EndsWith("overlay.jpg", StringComparison.Ordinal) ? Results.StatusCode(413) : null;
        await using var rig = await StartAsync();

        await _album.FileAsync(rig.Journal, ("overlay.jpg", 100_000), ("crop.jpg", 100));

        await Wait.UntilAsync(() => Stills(rig) is { Refused: 1, Waiting: 0 });
        Assert.StartsWith("HTTP 413", new MediaStore(rig.Journal).List("city", PictureStates.Refused).Single().Reason, StringComparison.Ordinal);
        OnUpload = (_, _) => null;
        Assert.Equal(1, await rig.Overview.PicturesOf("city")!.AgainAsync());
        await Wait.UntilAsync(() => Stills(rig) is { Refused: 0, Waiting: 0 } && _uploads.Count == 2);
    }

    [Fact]
    public async Task Upload_500ForOne_TheOthersGoFirstAndItIsRefusedInTheEnd()
    {
        OnUpload = (path, _) => path.EndsWith("overlay.jpg", StringComparison.Ordinal) ? Results.StatusCode(500) : null;
        await using var rig = await StartAsync();

        await _album.FileAsync(rig.Journal, ("overlay.jpg", 100), ("crop.jpg", 100));

        await Wait.UntilAsync(() => Stills(rig) is { Refused: 1, Waiting: 0 });
        Assert.EndsWith("crop.jpg", Assert.Single(_uploads).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_500ForAll_WaitsForThePlatformWhateverTheTime()
    {
        var tries = 0;
        OnUpload = (_, _) => Interlocked.Increment(ref tries) < 30 ? Results.StatusCode(500) : null;
        await using var rig = await StartAsync();

        await _album.FileAsync(rig.Journal, ("overlay.jpg", 100), ("crop.jpg", 100));

        await Wait.UntilAsync(() => _uploads.Count == 2);
        Assert.Equal(0, Stills(rig).Refused);
    }

    [Fact]
    public async Task Folder_FileDestination_HasThePicturesBesideTheEvents()
    {
        using var folder = new TempFolder();
        var options = new DestinationOptions
        {
            Id = "files",
            Kind = DestinationKinds.File,
            Folder = new Service.Delivery.Files.FolderOptions { Path = folder.Path },
            Stills = new StillOptions { Mode = StillModes.File },
        };
        await using var rig = new DeliveryRig(options) { Pictures = _album.Source };
        await rig.StartAsync();

        var id = await _album.FileAsync(rig.Journal, ("overlay.jpg", 5_000));

        var path = Path.Combine(folder.Path, "media", $"{id}", "overlay.jpg");
        await Wait.UntilAsync(() => rig.Stills("files").Counts.GetValueOrDefault("delivered") == 1);
        Assert.Equal(_album[id, "overlay.jpg"], await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }
}
