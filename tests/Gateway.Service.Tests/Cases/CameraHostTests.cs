using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Health;
using EdgeGateway.Testing;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.Service.Tests.Cases;

/// <summary>The set of cameras changes while the gateway runs.</summary>
public sealed class CameraHostTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static CameraOptions Camera(string id, string film, double threshold = 600) => new()
    {
        Id = id,
        Address = $"file:{film}",
        Fps = 5,
        Health = new() { Enabled = false },
        Rules = [new RuleOptions { Id = "parking", Category = "motor-vehicle-parking", Labels = ["car"], Threshold = TimeSpan.FromSeconds(threshold) }],
    };

    [Fact]
    public async Task Apply_AddChangeRemove_TouchesNoOther()
    {
        using var folder = new TempFolder();
        await TestFilm.MakeAsync(folder.File("film.mp4"), seconds: 8);
        var film = folder.File("film.mp4");
        await using var gateway = await TestGateway.StartAsync("{}", services => services.AddSingleton(new CarDetector().Source));
        var (host, roster) = (gateway.Get<CameraHost>(), gateway.Get<CameraRoster>());

        Assert.Equal(["cameras.cam-1: added", "cameras.cam-2: added"], await host.ApplyAsync([Camera("cam-1", film), Camera("cam-2", film)], Cancel));
        await Wait.UntilAsync(() => roster.All.All(camera => camera.HasPicture));
        var first = roster.Find("cam-1");

        Assert.Equal(["cameras.cam-2: changed"], await host.ApplyAsync([Camera("cam-1", film), Camera("cam-2", film, threshold: 60)], Cancel));
        await Wait.UntilAsync(() => roster.Find("cam-2")!.HasPicture);
        Assert.Equal(["cameras.cam-2: removed"], await host.ApplyAsync([Camera("cam-1", film)], Cancel));
        Assert.Empty(await host.ApplyAsync([Camera("cam-1", film)], Cancel));

        Assert.Same(first, Assert.Single(roster.All));
        Assert.Null(gateway.Get<HealthRegistry>().Find("cam-2"));
        Assert.NotNull(gateway.Get<HealthRegistry>().Find("cam-1"));
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public async Task Apply_RuleOfAStandingCarChanges_DwellGoesOnAndTheCaseIsOne()
    {
        using var folder = new TempFolder();
        await TestFilm.MakeAsync(folder.File("film.mp4"), seconds: 8);
        var car = new CarDetector();
        await using var gateway = await TestGateway.StartAsync("{}", services => services.AddSingleton(car.Source));
        var (host, store) = (gateway.Get<CameraHost>(), gateway.Get<CaseStore>());
        await host.ApplyAsync([Camera("cam-1", folder.File("film.mp4"))], Cancel);
        await Wait.UntilAsync(() => car.Looks >= 15);

        await host.ApplyAsync([Camera("cam-1", folder.File("film.mp4"), threshold: 4)], Cancel);
        var looks = car.Looks;
        await Wait.UntilAsync(() => store.Latest(10).Count == 1);
        Assert.True(car.Looks - looks < 4 * 5, $"{car.Looks - looks}");
        await host.ApplyAsync([Camera("cam-1", folder.File("film.mp4"), threshold: 5)], Cancel);
        await Wait.UntilAsync(() => car.Looks > looks + 45);

        Assert.Single(store.Latest(10));
    }
}
