using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Service.Configuration.Editing;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Configuration.Editing;

public sealed class RuleDraftTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [Theory]
    [InlineData("deploy/city.sample.json")]
    [InlineData("deploy/gateway.sample.json")]
    [InlineData("Gateway.Service/Configuration/Profiles/demo.json")]
    public void Rules_OfTheSamples_ComeBackAsTheyWere(string file)
    {
        var rules = JsonNode.Parse(SourceTree.Read(file), documentOptions: Lenient)!["cameras"]!.AsArray().SelectMany(camera => camera!["rules"]!.AsArray()).ToList();

        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.Equal(rule!.ToJsonString(), RuleDraft.Of(rule.AsObject()).ToJson().ToJsonString()));
    }

    [Fact]
    public void Values_Changed_AreWrittenAsWhatTheyAre()
    {
        var rule = RuleDraft.Of(JsonNode.Parse("""{ "id": "r", "codes": [{ "code": "09009" }], "minScore": 0.3, "inertia": "5 s", "zone": [[0.12345, 0], [1, 0], [1, 1]] }""")!.AsObject());
        rule["count"] = "12";
        rule["minScore"] = "0.45";
        rule["inertia"] = "";
        rule["threshold"] = " 2 min ";
        rule.Labels = "car， truck、bus,";
        rule.Shadow = true;
        rule.Line.AddRange([[0.1, 0.2], [0.33333, 0.4]]);
        rule.Schedule.Add(new SpanDraft { Days = ["sat", "mon"], From = "22:00", To = "06:00" });

        Assert.Equal(
            """
            {"id":"r","codes":[{"code":"09009"}],"minScore":0.45,"zone":[[0.12345,0],[1,0],[1,1]],"threshold":"2 min","count":12,
            "labels":["car","truck","bus"],"line":[[0.1,0.2],[0.333,0.4]],"schedule":[{"days":["mon","sat"],"from":"22:00","to":"06:00"}],"shadow":true}
            """.ReplaceLineEndings(""), rule.ToJson().ToJsonString());
    }

    [Fact]
    public void Values_ThatAreNoNumber_GoOutForTheCheckToComplainAbout()
    {
        var rule = RuleDraft.New("r");
        rule["count"] = "many";

        Assert.Equal("many", (string?)rule.ToJson()["count"]);
        Assert.True((bool)rule.ToJson()["shadow"]!);
    }
}
