using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

public sealed class RuleParametersTests
{
    [Theory]
    [InlineData("standing")]
    [InlineData("stopped")]
    [InlineData("crowd")]
    [InlineData("loitering")]
    [InlineData("crossing")]
    [InlineData("goods")]
    [InlineData("label")]
    [InlineData("new-object")]
    public void Provenance_OfEveryKind_HasVersionAndParameters(string kind)
    {
        var provenance = Provenance(new RuleOptions { Id = "r", Kind = kind, Category = "c", Labels = ["car"] });

        Assert.Equal(kind, provenance["rule"]);
        Assert.Matches($"^{kind}-[0-9]+$", provenance["rule.version"]);
        Assert.Equal("180 s", provenance["rule.threshold"]);
        Assert.Equal("medium", provenance["rule.severity"]);
    }

    [Fact]
    public void Provenance_SaysEverythingThatWasSet()
    {
        var provenance = Provenance(new RuleOptions
        {
            Id = "r",
            Kind = "goods",
            Category = "c",
            Labels = ["chair", "umbrella"],
            Line = [[0.1f, 0.5f], [0.9f, 0.5f]],
            Direction = "to-left",
            Count = 3,
            Inertia = TimeSpan.FromSeconds(12),
            Severity = "high",
            Shadow = true,
            Schedule = [new() { Days = ["workday", "sat"], From = "08:00", To = "18:00" }, new() { From = "22:00", To = "06:00" }],
        });

        Assert.Equal("chair,umbrella", provenance["rule.labels"]);
        Assert.Equal("0.1,0.5 0.9,0.5", provenance["rule.line"]);
        Assert.Equal("to-left", provenance["rule.direction"]);
        Assert.Equal("3", provenance["rule.count"]);
        Assert.Equal("12 s", provenance["rule.inertia"]);
        Assert.Equal("high", provenance["rule.severity"]);
        Assert.Equal("true", provenance["rule.shadow"]);
        Assert.Equal("workday,sat 08:00-18:00; 22:00-06:00", provenance["rule.schedule"]);
    }

    [Theory]
    [InlineData("fire-lane-blocked", "car", "vehicle")]
    [InlineData("non-motor-parking", "bicycle", "cycle")]
    [InlineData("non-motor-parking", "motorcycle", "cycle")]
    public void Standing_ServesLanesAndCycles(string category, string label, string group)
    {
        var rule = Rule.Create(new RuleOptions
        {
            Id = "r",
            Category = category,
            Labels = label == "car" ? ["car", "truck", "motorcycle"] : ["bicycle", "motorcycle"],
            Threshold = TimeSpan.FromSeconds(30),
        });
        var script = new Script(2).Stands(label, Script.At(0.3f, 0.3f), 0, 60).Stands("person", Script.At(0.6f, 0.3f), 0, 60).Play(rule, 60);

        Assert.StartsWith($"r/{group}/", Assert.Single(script.Found).Verdict.Key, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Provenance(RuleOptions options) => new(Rule.Create(options).Provenance());
}
