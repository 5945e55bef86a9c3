using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Configuration.Editing;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Tests.Configuration.Editing;

public sealed class CameraEditingTests
{
    private const string Two = """
        { // Written by hand.
          "cameras": [
            { "id": "east", "address": "file:/nowhere.mp4", "enabled": false, "rules": [{ "id": "parking", "category": "motor-vehicle-parking", "labels": ["car"] }] },
            { "id": "west", "address": "file:/nowhere.mp4", "enabled": false }
          ]
        }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_RightRules_AreInTheFileInForceAndInTheJournal()
    {
        await using var rig = await EditingRig.StartAsync(Two);
        var draft = With(rig.Editing.Load("east")!, """[{"id":"parking","category":"motor-vehicle-parking","labels":["car"],"zone":[[0,0],[1,0],[1,1]],"threshold":"1 min"}]""");

        var report = await rig.Editing.SaveAsync(draft with { Masks = JsonNode.Parse("[[[0,0],[0.1,0],[0.1,0.1]]]")!.AsArray() }, "0712", Cancel);

        Assert.Equal((SaveOutcome.Saved, "cameras.east: changed"), (report.Outcome, Assert.Single(report.Reload!.Applied)));
        Assert.Empty(report.Reload.NeedsRestart);
        Assert.Contains("// Written by hand.", rig.Text);
        Assert.Contains("\"zone\": [[0, 0], [1, 0], [1, 1]]", rig.Text);
        Assert.Equal(Two, await File.ReadAllTextAsync(rig.File + ".previous", Cancel));
        var camera = rig.Gateway.Get<CameraRoster>().Find("east")!.Options;
        Assert.Equal((TimeSpan.FromMinutes(1), 3, 1), (camera.Rules[0].Threshold, camera.Rules[0].Zone.Count, camera.Masks.Count));
        var noted = Assert.Single(Noted(rig));
        Assert.Equal(("0712", "rules.parking: changed", "masks: changed"), (Text(noted, "by"), Text(noted.GetProperty("changes")[0]), Text(noted.GetProperty("changes")[1])));
        Assert.Equal(ConfigurationText.RevisionOf(rig.Text), Text(noted, "after"));
        Assert.Equal(SaveOutcome.Same, (await rig.Editing.SaveAsync(rig.Editing.Load("east")!, "0712", Cancel)).Outcome);
        Assert.Empty(rig.Gateway.Errors);
    }

    [Fact]
    public async Task Save_Mistakes_NamesThemAllAndChangesNothing()
    {
        await using var rig = await EditingRig.StartAsync(Two);
        var draft = With(rig.Editing.Load("east")!, """[{"id":"Parking","category":"x","labels":["car"],"zone":[[0,0],[2,0]],"threshold":"soon","schedule":[{"days":["someday"],"from":"7","to":"24:00"}]}]""");

        var report = await rig.Editing.SaveAsync(draft, "0712", Cancel);

        Assert.Equal(SaveOutcome.Mistakes, report.Outcome);
        foreach (var member in new[] { "id", "zone[1]", "threshold", "schedule[0].days", "schedule[0].from" })
            Assert.Contains(report.Errors, error => error.Path == $"cameras[0].rules[0].{member}");
        Assert.Equal(Two, rig.Text);
        Assert.Empty(Noted(rig));
    }

    [Fact]
    public async Task Save_FileChangedMeanwhile_IsRefused()
    {
        await using var rig = await EditingRig.StartAsync(Two);
        var draft = With(rig.Editing.Load("west")!, """[{"id":"a","category":"loitering","labels":["person"]}]""");
        await File.WriteAllTextAsync(rig.File, Two.Replace("hand", "machine", StringComparison.Ordinal), Cancel);

        Assert.Equal(SaveOutcome.Changed, (await rig.Editing.SaveAsync(draft, "0712", Cancel)).Outcome);
        Assert.Contains("machine", rig.Text);
        Assert.Null(rig.Editing.Load("north"));
    }

    [Fact]
    public async Task Save_DiskRefuses_SaysSoAndNotesNothing()
    {
        await using var rig = await EditingRig.StartAsync(Two);
        Directory.CreateDirectory(rig.File + ".part");

        var report = await rig.Editing.SaveAsync(With(rig.Editing.Load("west")!, """[{"id":"a","category":"loitering","labels":["person"]}]"""), "0712", Cancel);

        Assert.Equal(SaveOutcome.Refused, report.Outcome);
        Assert.Equal(Two, rig.Text);
        Assert.Empty(Noted(rig));
    }

    [Fact]
    public async Task Api_PutRules_AnswersAsThePageDoes()
    {
        await using var rig = await EditingRig.StartAsync(Two);
        var view = JsonDocument.Parse(await rig.Gateway.ReadAsync("/api/v1/cameras/west/rules")).RootElement;
        var revision = view.GetProperty("revision").GetString();
        const string Rules = """[{"id":"a","category":"loitering","labels":["person"]}]""";

        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(rig, "west", $$"""{"revision":"{{revision}}","rules":{{Rules}}}"""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PutAsync(rig, "west", $$"""{"by":"0712","revision":"{{revision}}","rules":[{}]}"""));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(rig, "west", $$"""{"by":"0712","revision":"{{revision}}","rules":{{Rules}}}"""));
        Assert.Equal(HttpStatusCode.Conflict, await PutAsync(rig, "west", $$"""{"by":"0712","revision":"{{revision}}","rules":[]}"""));
        Assert.Equal(HttpStatusCode.NotFound, await PutAsync(rig, "north", """{"by":"0712","revision":"","rules":[]}"""));
        Assert.Equal("a", rig.Read().Cameras[1].Rules.Single().Id);
    }

    [Fact]
    public void Text_OfTheDemo_LivesInMemory()
    {
        ConfigurationText text = new(null, content => new(null, [new("x", content, content)]));

        using (var staged = text.Stage("changed"))
        {
            Assert.Contains("demo-gateway", text.Load());
            staged.Commit();
        }
        Assert.Equal("changed", text.Read().Errors[0].Message.Zh);
    }

    private static CameraDraft With(CameraDraft draft, string rules) => draft with { Rules = JsonNode.Parse(rules)!.AsArray() };

    private static List<JsonElement> Noted(EditingRig rig) =>
        [.. rig.Gateway.Get<JournalStore>().ReadEvents(0, 1000).Where(told => told.Type == EventTypes.ConfigurationChanged).Select(told => JsonDocument.Parse(told.Body).RootElement.GetProperty("data"))];

    private static string? Text(JsonElement element, string? member = null) => (member is null ? element : element.GetProperty(member)).GetString();

    private static async Task<HttpStatusCode> PutAsync(EditingRig rig, string camera, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await rig.Gateway.Http.PutAsync($"/api/v1/cameras/{camera}/rules", content, Cancel);
        return answer.StatusCode;
    }
}
