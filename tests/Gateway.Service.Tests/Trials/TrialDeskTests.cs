using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Configuration.Editing;
using EdgeGateway.Service.Trials;
using EdgeGateway.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Trials;

public sealed class TrialDeskTests
{
    private const string OneCamera = """
        { "cameras": [{ "id": "cam-1", "address": "file:/nowhere.mp4", "enabled": false, "model": "hog", "fps": 2,
            "rules": [{ "id": "people", "kind": "crowd", "category": "crowd-gathering", "labels": ["person"] }] }] }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trial_OfAnUploadedFilm_RunsToItsEndAndWritesNothing()
    {
        await using var rig = await EditingRig.StartAsync(OneCamera);
        using var folder = new TempFolder();
        await TestFilm.MakeAsync(folder.File("film.mp4"), seconds: 2);
        using (var film = new ByteArrayContent(await File.ReadAllBytesAsync(folder.File("film.mp4"), Cancel)))
        {
            Assert.Equal(HttpStatusCode.OK, (await rig.Gateway.Http.PostAsync("/api/v1/films/gate.mp4", film, Cancel)).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await rig.Gateway.Http.PostAsync("/api/v1/films/gate.exe", film, Cancel)).StatusCode);
        }
        Assert.Contains("file:gate.mp4", await rig.Gateway.ReadAsync("/api/v1/cameras/cam-1/films"));

        Assert.Equal(HttpStatusCode.NotFound, await StartAsync(rig, """{"film":"file:other.mp4"}"""));
        Assert.Equal(HttpStatusCode.NotFound, await StartAsync(rig, """{"film":"file:../journal.db"}"""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await StartAsync(rig, """{"film":"file:gate.mp4","rules":[{}]}"""));
        Assert.Equal(HttpStatusCode.Accepted, await StartAsync(rig, """{"film":"file:gate.mp4","rules":[{"id":"other","kind":"crossing","category":"loitering","labels":["person"],"line":[[0,0],[1,1]],"shadow":true}]}"""));
        await Wait.UntilAsync(() => rig.Gateway.Get<TrialDesk>().Current is { Word: not TrialState.Running }, TimeSpan.FromSeconds(60));

        var state = JsonDocument.Parse(await rig.Gateway.ReadAsync("/api/v1/trial")).RootElement;
        Assert.Equal(("done", "other", "other"), (state.GetProperty("word").GetString(), state.GetProperty("rules")[0].GetString(), state.GetProperty("shadowRules")[0].GetString()));
        Assert.InRange(state.GetProperty("seconds").GetDouble(), 1, 3);
        Assert.Equal("← 0  → 0", state.GetProperty("lines").GetProperty("other").GetString());
        Assert.Empty(rig.Gateway.Get<CaseStore>().Latest(10));
        // What the live camera says of itself may come in meanwhile.
        Assert.DoesNotContain(rig.Gateway.Get<JournalStore>().ReadEvents(0, 1000), one => one.Type.StartsWith("city.", StringComparison.Ordinal));
        Assert.Empty(rig.Gateway.Errors);
    }

    [Fact]
    public async Task Trial_OfSomethingThatIsNoFilm_SaysSo()
    {
        await using var rig = await EditingRig.StartAsync(OneCamera);
        using (var film = new ByteArrayContent("no film"u8.ToArray()))
            await rig.Gateway.Http.PostAsync("/api/v1/films/bad.mp4", film, Cancel);

        Assert.Equal(HttpStatusCode.Accepted, await StartAsync(rig, """{"film":"file:bad.mp4"}"""));

        await Wait.UntilAsync(() => rig.Gateway.Get<TrialDesk>().Current is { Word: TrialState.Failed, Note: not null }, TimeSpan.FromSeconds(60));
        Assert.Empty(rig.Gateway.Errors);
    }

    [Fact]
    public async Task Trial_WhileOneRuns_IsRefusedInPlainWords()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a named pipe");
        using var folder = new TempFolder();
        var endless = folder.File("endless.mp4");
        using (var made = Process.Start("mkfifo", [endless]))
            await made.WaitForExitAsync(Cancel);
        await using var rig = await EditingRig.StartAsync(OneCamera.Replace("/nowhere.mp4", endless, StringComparison.Ordinal));
        var desk = rig.Gateway.Get<TrialDesk>();

        Assert.Equal(HttpStatusCode.Accepted, await StartAsync(rig, """{"film":"own"}"""));
        var first = desk.Current!.Id;
        using var content = new StringContent("""{"film":"own"}""", Encoding.UTF8, "application/json");
        using var second = await rig.Gateway.Http.PostAsync("/api/v1/cameras/cam-1/trial", content, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("已有一次试算在运行", JsonDocument.Parse(await second.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal((first, TrialState.Running), (desk.Current!.Id, desk.Current.Word));

        desk.Stop();
        await Wait.UntilAsync(() => desk.Current is { Word: TrialState.Stopped });
        Assert.Equal(HttpStatusCode.BadRequest, await StartAsync(rig, """{"film":"own","at":"at night"}"""));
        Assert.Equal(HttpStatusCode.Accepted, await StartAsync(rig, """{"film":"own","at":"2026-11-26T03:00"}"""));
        Assert.NotEqual(first, desk.Current!.Id);
        Assert.NotNull(desk.Current.At);
    }

    [Fact]
    public void FilmClock_GoesWithTheFilm_InTheBoxsOwnZone()
    {
        var east = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(8), "east", "east");
        var real = new FakeTimeProvider();
        real.SetLocalTimeZone(east);
        var clock = new FilmClock(real, FilmClock.Parse("2026-11-26T03:00", east)!.Value) { Film = TimeSpan.FromSeconds(75) };

        Assert.Equal(new DateTimeOffset(2026, 11, 26, 3, 1, 15, TimeSpan.FromHours(8)), clock.GetLocalNow());
        var since = clock.GetTimestamp();
        real.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), clock.GetElapsedTime(since));
        Assert.Null(FilmClock.Parse("at night", east));
    }

    [Fact]
    public async Task Shelf_MoreFilmsThanItHolds_LetsTheOldestGo()
    {
        await using var rig = await EditingRig.StartAsync(OneCamera);
        var shelf = rig.Gateway.Get<FilmShelf>();
        for (var i = 0; i < 10; i++)
        {
            using var content = new MemoryStream([1]);
            Assert.NotNull(await shelf.TakeInAsync(FilmShelf.NameOf($"东门 {i}.MP4".ToLowerInvariant()), content, Cancel));
        }
        using var nothing = new MemoryStream();

        Assert.Null(await shelf.TakeInAsync("empty.mp4", nothing, Cancel));
        Assert.Equal(8, shelf.For(rig.Gateway.Get<CameraRoster>().Find("cam-1")!).Count);
    }

    private static async Task<HttpStatusCode> StartAsync(EditingRig rig, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await rig.Gateway.Http.PostAsync("/api/v1/cameras/cam-1/trial", content, Cancel);
        return answer.StatusCode;
    }
}
