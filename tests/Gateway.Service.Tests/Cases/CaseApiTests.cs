using System.Net;
using System.Text.Json;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Seals;
using EdgeGateway.Service.Verbs;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Cases;

public sealed class CaseApiTests
{
    private const string OneCamera = """
        { "cameras": [{ "id": "cam-1", "name": "东门路口", "address": "file:/nowhere.mp4", "enabled": false,
          "rules": [{ "id": "parking", "kind": "standing", "category": "motor-vehicle-parking", "labels": ["car"], "zone": [[0,0],[1,0],[1,1]] }] }] }
        """;

    private const string OneVirtualCamera = """
        { "cameras": [{ "id": "cam-1", "address": "virtual:footage", "model": "hog", "fps": 2,
          "rules": [{ "id": "crowd", "kind": "crowd", "category": "crowd-gathering", "labels": ["person"] }] }] }
        """;

    [Fact]
    public async Task Cases_AfterOneWasFiled_AreListedWithTheirEvidence()
    {
        await using var gateway = await TestGateway.StartAsync(OneCamera);
        await FileAsync(gateway);

        var list = JsonDocument.Parse(await gateway.ReadAsync("/api/v1/cases")).RootElement;
        var one = Assert.Single(list.EnumerateArray());
        var id = one.GetProperty("id").GetString();
        var single = JsonDocument.Parse(await gateway.ReadAsync($"/api/v1/cases/{id}")).RootElement;
        using var still = await gateway.GetAsync($"/api/v1/cases/{id}/stills/overlay.jpg");

        Assert.Equal("nowhere", one.GetProperty("delivery").GetString());
        Assert.Equal("09009", single.GetProperty("case").GetProperty("codes")[2].GetProperty("code").GetString());
        Assert.Equal("image/jpeg", still.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Enumerable.Repeat((byte)1, 1000), await still.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal($"\"{single.GetProperty("case").GetProperty("stills")[0].GetProperty("sha256").GetString()}\"", still.Headers.ETag?.Tag);
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public async Task Still_ChangedOnDisk_IsRefused()
    {
        await using var gateway = await TestGateway.StartAsync(OneCamera);
        var filed = await FileAsync(gateway);
        var path = Directory.EnumerateFiles(Path.Combine(gateway.DataDirectory, "evidence"), "overlay.jpg", SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(path, "x", TestContext.Current.CancellationToken);

        using var answer = await gateway.GetAsync($"/api/v1/cases/{filed.Id}/stills/overlay.jpg");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/cases/{0}/stills/crop.jpg")]
    [InlineData("/api/v1/cases/{0}/stills/..%2F..%2Fjournal.db")]
    [InlineData("/api/v1/cases/01900000-0000-7000-8000-000000000000")]
    [InlineData("/api/v1/cases/01900000-0000-7000-8000-000000000000/stills/overlay.jpg")]
    [InlineData("/api/v1/cases/not-a-case")]
    [InlineData("/api/v1/cameras/cam-9/picture.jpg")]
    public async Task Get_WhatIsNotThere_Is404(string path)
    {
        await using var gateway = await TestGateway.StartAsync(OneCamera);
        var filed = await FileAsync(gateway);

        using var answer = await gateway.GetAsync(string.Format(path, filed.Id));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Cameras_SwitchedOffOne_IsListedWithItsZones()
    {
        await using var gateway = await TestGateway.StartAsync(OneCamera);

        var camera = JsonDocument.Parse(await gateway.ReadAsync("/api/v1/cameras")).RootElement[0];
        var thing = JsonDocument.Parse(await gateway.ReadAsync("/api/v1/things/cam-1")).RootElement;
        using var picture = await gateway.GetAsync("/api/v1/cameras/cam-1/picture.jpg");
        using var stop = await gateway.Http.PostAsync("/api/v1/demo/cameras/cam-1/stop", null, TestContext.Current.CancellationToken);

        Assert.Equal("东门路口", camera.GetProperty("name").GetString());
        Assert.Equal(3, camera.GetProperty("zones")[0].GetArrayLength());
        Assert.Equal("disabled", thing.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, picture.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, stop.StatusCode);
    }

    [Fact]
    public async Task Demo_StopAndStart_TakesTheVirtualCameraDownAndUp()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("footage"));
        await TestFilm.MakeAsync(folder.File("film.mp4"), seconds: 2);
        File.Move(folder.File("film.mp4"), folder.File("footage/vtest.avi"));
        await using var gateway = await TestGateway.StartAsync(OneVirtualCamera, settings: ("DataDirectory", folder.Path));
        await StateAsync(gateway, "online");
        await Wait.UntilAsync(() => gateway.Get<CameraRoster>().All[0].HasPicture);
        using var picture = await gateway.GetAsync("/api/v1/cameras/cam-1/picture.jpg");
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);

        using var stop = await gateway.Http.PostAsync("/api/v1/demo/cameras/cam-1/stop", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, stop.StatusCode);
        await StateAsync(gateway, "offline", TimeSpan.FromSeconds(5));

        using var start = await gateway.Http.PostAsync("/api/v1/demo/cameras/cam-1/start", null, TestContext.Current.CancellationToken);
        await StateAsync(gateway, "online");
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public async Task Review_OverHttp_WalksTheCaseThroughItsLife()
    {
        await using var gateway = await TestGateway.StartAsync(OneCamera);
        var filed = await FileAsync(gateway);

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(gateway, $"{filed.Id}/accept", """{"reason":"nobody said who"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(gateway, $"{filed.Id}/reject", """{"by":"0712"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(gateway, $"{filed.Id}/accept", """{"by":"camera"}"""));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(gateway, $"{filed.Id}/close", """{"by":"0712"}"""));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(gateway, "01900000-0000-7000-8000-000000000000/accept", """{"by":"0712"}"""));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(gateway, $"{filed.Id}/accept", """{"by":"0712","reason":"clear to see"}"""));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(gateway, $"{filed.Id}/reject", """{"by":"0712","reason":"too late"}"""));

        var steps = JsonDocument.Parse(await gateway.ReadAsync($"/api/v1/cases/{filed.Id}/steps")).RootElement.EnumerateArray().ToList();
        Assert.Equal(["discovered", "pending-review", "confirmed", "filed"], steps.Select(step => step.GetProperty("state").GetString()));
        Assert.Equal(("0712", "clear to see"), (steps[2].GetProperty("by").GetString(), steps[2].GetProperty("reason").GetString()));
        Assert.Empty(JsonDocument.Parse(await gateway.ReadAsync("/api/v1/cases?state=pending-review")).RootElement.EnumerateArray());
        Assert.Single(JsonDocument.Parse(await gateway.ReadAsync("/api/v1/cases?state=filed&camera=cam-1")).RootElement.EnumerateArray());
    }

    [Fact]
    public async Task Evidence_OverHttp_IsVerifiedAndItsManifestHandedOut()
    {
        await using var gateway = await TestGateway.StartAsync(OneCamera);
        var filed = await FileAsync(gateway);

        var report = JsonDocument.Parse(await gateway.ReadAsync("/api/v1/evidence/verify")).RootElement;
        var manifest = JsonDocument.Parse(await gateway.ReadAsync($"/api/v1/cases/{filed.Id}/manifests")).RootElement[0];
        var key = await gateway.ReadAsync("/api/v1/evidence/key");

        Assert.True(report.GetProperty("intact").GetBoolean(), report.ToString());
        Assert.Equal((1, 2), (report.GetProperty("manifests").GetInt32(), report.GetProperty("pictures").GetInt32()));
        Assert.Equal(SignedWord.Intact, SignedDocument.Verify(JsonSerializer.SerializeToUtf8Bytes(manifest), key).Word);
        Assert.Equal(filed.Filed.Stills[0].Sha256, manifest.GetProperty("payload").GetProperty("stills")[0].GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task EvidenceVerb_BesideARunningGateway_SaysWhatWasTamperedWith()
    {
        await using var gateway = await TestGateway.StartAsync(OneCamera);
        var filed = await FileAsync(gateway);
        await gateway.ReadAsync("/api/v1/evidence/key");
        using var folder = new TempFolder();
        var config = folder.File("gateway.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(new Dictionary<string, string> { ["gatewayId"] = "gw-test", ["dataDirectory"] = gateway.DataDirectory }), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Done, await VerbTable.RunAsync(["evidence", "verify", "all", "--config", config]));
        Assert.Equal(ExitCodes.Done, await VerbTable.RunAsync(["evidence", "verify", $"{filed.Id}", "--config", config]));
        Assert.Equal(ExitCodes.BadUsage, await VerbTable.RunAsync(["evidence", "verify", "not-a-case", "--config", config]));
        File.Delete(Directory.EnumerateFiles(Path.Combine(gateway.DataDirectory, "evidence"), "overlay.jpg", SearchOption.AllDirectories).Single());
        Assert.Equal(ExitCodes.Refused, await VerbTable.RunAsync(["evidence", "verify", "--config", config]));
    }

    private static async Task<HttpStatusCode> PostAsync(TestGateway gateway, string path, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await gateway.Http.PostAsync($"/api/v1/cases/{path}", content, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<CaseRecord> FileAsync(TestGateway gateway)
    {
        gateway.Get<CaseDesk>().Submit(Candidates.One());
        await Wait.UntilAsync(() => gateway.Get<CaseStore>().Latest(1).Count == 1, state: () => string.Join('\n', gateway.Errors));
        return gateway.Get<CaseStore>().Latest(1)[0];
    }

    private static Task StateAsync(TestGateway gateway, string state, TimeSpan? limit = null) =>
        Wait.UntilAsync(() => gateway.Get<HealthRegistry>().Find("cam-1") is { } camera && StateNames.Of(camera.State) == state, limit, () => string.Join('\n', gateway.Errors));
}
