using System.Net;
using System.Text.Json;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Clips;
using EdgeGateway.Testing;
using EdgeGateway.Vision;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.Service.Tests.Cases.Clips;

/// <summary>Clips of cases, with real film and a whole gateway.</summary>
public sealed class ClipDeskTests
{
    private static string Configuration(string film, string keep) => $$"""
        { "cameras": [{ "id": "cam-1", "address": "file:{{film}}", "fps": 5, "health": { "enabled": false },
          "clips": { "keep": "{{keep}}", "preRoll": "1 s", "postRoll": "0 s" },
          "masks": [[[0, 0], [0.2, 0], [0.2, 1], [0, 1]]],
          "rules": [{ "id": "parking", "kind": "standing", "category": "motor-vehicle-parking", "labels": ["car"], "threshold": "2 s" }] }] }
        """;

    [Fact]
    public async Task Case_CameraKeepsFilm_GetsAClipAsASignedAddendum()
    {
        using var folder = new TempFolder();
        await TestFilm.MakeAsync(folder.File("film.mp4"), seconds: 10);
        var car = new CarDetector();
        await using var gateway = await TestGateway.StartAsync(Configuration(folder.File("film.mp4"), "5 min"), services => services.AddSingleton(car.Source));
        var store = gateway.Get<CaseStore>();

        // With masks there is film only where memory stays memory.
        var trouble = gateway.Get<CameraRoster>().Find("cam-1")!.Status.Trouble;
        Assert.SkipWhen(trouble?.Code is "clip.memory-swapped" or "clip.no-memory-folder" or "clip.no-memory-left", $"{trouble?.Cause.En}");
        // The case is there at once; its clip comes when it was filmed.
        await Wait.UntilAsync(() => store.Latest(1) is [{ State: CaseStates.PendingReview }]);
        await Wait.UntilAsync(() => store.Latest(1)[0].Clip?.State == ClipNote.Attached, TimeSpan.FromSeconds(40), () => $"{store.Latest(1)[0].Clip}");

        Assert.False(Directory.Exists(Path.Combine(gateway.DataDirectory, "clips")));
        var filed = store.Latest(1)[0];
        Assert.Equal("clip.mp4", filed.Later[^1].Name);
        Assert.DoesNotContain(filed.Filed.Stills, still => still.Name == "clip.mp4");
        // The camera that saw it has its latest picture, too.
        Assert.Equal(["latest.jpg", "latest-crop.jpg"], gateway.Get<CameraRoster>().LatestOf("cam-1", new Box(0.4f, 0.4f, 0.6f, 0.6f), "latest").Select(still => still.Name));
        using var clip = await gateway.GetAsync($"/api/v1/cases/{filed.Id}/stills/clip.mp4");
        Assert.Equal((HttpStatusCode.OK, "video/mp4", filed.Later[^1].Bytes), (clip.StatusCode, clip.Content.Headers.ContentType?.MediaType, clip.Content.Headers.ContentLength));
        var view = JsonDocument.Parse(await gateway.ReadAsync($"/api/v1/cases/{filed.Id}")).RootElement;
        Assert.Equal("attached", view.GetProperty("clip").GetProperty("state").GetString());
        var told = gateway.Get<Service.Journal.JournalStore>().ReadEvents(0, 1000).Where(one => one.Type == "city.case.updated.v1").Select(one => JsonDocument.Parse(one.Body).RootElement.GetProperty("data")).ToList();
        Assert.Equal("clip.mp4", Assert.Single(told, one => one.GetProperty("change").GetString() == "evidence-added").GetProperty("stills")[0].GetProperty("name").GetString());
        var verdict = JsonDocument.Parse(await gateway.ReadAsync("/api/v1/evidence/verify")).RootElement;
        Assert.True(verdict.GetProperty("intact").GetBoolean(), $"{verdict}");
    }

    [Fact]
    public async Task Case_NoFilmOfThatTime_SaysWhyAndStandsWithout()
    {
        using var folder = new TempFolder();
        var car = new CarDetector();
        await using var gateway = await TestGateway.StartAsync(
            Configuration(folder.File("film.mp4"), "5 min").Replace("\"fps\": 5,", "\"fps\": 5, \"enabled\": false,", StringComparison.Ordinal), services => services.AddSingleton(car.Source));
        var store = gateway.Get<CaseStore>();

        gateway.Get<CaseDesk>().Submit(Candidates.One());

        await Wait.UntilAsync(() => store.Latest(1) is [{ Clip.State: ClipNote.Failed }]);
        Assert.Equal(CaseStates.PendingReview, store.Latest(1)[0].State);
        Assert.NotEmpty(store.Latest(1)[0].Clip!.Reason!.Value.Zh);
    }

    [Fact]
    public async Task Case_CameraKeepsNoFilm_HasNoClipAndNoReason()
    {
        using var folder = new TempFolder();
        await using var gateway = await TestGateway.StartAsync(Configuration(folder.File("film.mp4"), "0 s").Replace("\"fps\": 5,", "\"fps\": 5, \"enabled\": false,", StringComparison.Ordinal));

        gateway.Get<CaseDesk>().Submit(Candidates.One());

        await Wait.UntilAsync(() => gateway.Get<CaseStore>().Latest(1).Count == 1);
        Assert.Null(gateway.Get<CaseStore>().Latest(1)[0].Clip);
    }
}
