using System.Text.RegularExpressions;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Alerts;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Tests.Health.Metrics;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Alerts;

public sealed partial class AlertRuleTests
{
    private static readonly Dictionary<string, MetricFamily> NoMetrics = [];

    private static ThingStatus Thing(string id, string kind, ThingState state, string? trouble = null) =>
        new(id, kind, state, DateTimeOffset.UnixEpoch, trouble is null ? null : new Trouble(trouble, new("坏", "bad"), new("修", "mend")));

    private static Dictionary<string, MetricFamily> Metric(string name, params (string Tag, double Value)[] samples) => new()
    {
        [name] = new(name, MetricKind.Gauge, "", "", [.. samples.Select(one => new MetricSample("", [new("destination", one.Tag)], one.Value))]),
    };

    private static List<string> Heard(AlertRuleOptions rule, IReadOnlyDictionary<string, MetricFamily> metrics, params ThingStatus[] things) => [.. new AlertRule(rule).Ask(things, metrics)!.Select(signal => signal.On)];

    private static IEnumerable<string> Mistakes(string alerts) => new ConfigurationReader(new Dictionary<string, string>()).Read($$"""{"gatewayId":"gw-1","alerts":{{alerts}}}""", "/").Errors.Select(error => error.Path);

    [Fact]
    public void StateRule_TakesKindsThingsStatesAndTroubles()
    {
        ThingStatus[] things =
        [
            Thing("reader-1", ThingKinds.IdCardReader, ThingState.Offline), Thing("camera-1", ThingKinds.Camera, ThingState.Degraded), Thing("printer-1", ThingKinds.ReceiptPrinter, ThingState.Offline, "printer.paper-out"),
            Thing("printer-2", ThingKinds.ReceiptPrinter, ThingState.Disabled), Thing("scanner-1", ThingKinds.Scanner, ThingState.Starting),
        ];

        Assert.Equal(["reader-1", "printer-1"], Heard(new() { State = "offline" }, NoMetrics, things));
        Assert.Equal(["camera-1"], Heard(new() { State = "degraded", Kinds = [ThingKinds.Camera] }, NoMetrics, things));
        Assert.Equal(["printer-1"], Heard(new() { Troubles = ["printer.paper-out"] }, NoMetrics, things));
        Assert.Empty(Heard(new() { State = "offline", Things = ["camera-1"] }, NoMetrics, things));
    }

    [Fact]
    public void MetricRule_LooksAtEverySample_AndKnowsWhenNobodyKnows()
    {
        var lag = Metric("edgegateway.destination.lag", ("city", 900), ("store", 10));

        Assert.Equal(["city"], Heard(new() { Metric = "edgegateway.destination.lag", Above = 600 }, lag));
        Assert.Equal(["store"], Heard(new() { Metric = "edgegateway.destination.lag", Below = 20 }, lag));
        Assert.Empty(Heard(new() { Metric = "edgegateway.destination.lag", Above = 600, Where = ["destination=store"] }, lag));
        Assert.Null(new AlertRule(new() { Metric = "edgegateway.destination.lag", Above = 600 }).Ask([], NoMetrics));
    }

    [Fact]
    public void Say_FillsThingAndFigure_AndAddsTheThingsOwnCause()
    {
        var disk = BuiltInRules.All.Single(rule => rule.Name == "DiskNearlyFull");

        Assert.Equal("Only 0.7 GB are left on the disk", disk.Say("", 700_000_000, null).En);
        Assert.Equal("reader-1 does not work: bad", BuiltInRules.All[0].Say("reader-1", null, Thing("reader-1", "", ThingState.Offline, "x").Trouble).En);
        Assert.Equal("X on", new AlertRule(new() { Name = "X" }).Say("on", null, null).Zh);
    }

    [Fact]
    public void BuiltIn_EveryOne_IsARuleThatMayBeWritten_AboutAMetricThatExists_WithATwinForPrometheus()
    {
        var known = Catalogue.Read().Select(entry => entry.Name).ToHashSet();
        var twins = Names().Matches(SourceTree.Read("deploy/prometheus/alerts.yml")).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Empty(AlertCheck.Run(new AlertOptions { Rules = [.. BuiltInRules.All.Select(rule => rule.Options)] }));
        Assert.All(BuiltInRules.All, rule =>
        {
            Assert.True(rule.Options.Metric is null || known.Contains(rule.Options.Metric), rule.Options.Metric);
            Assert.Contains(rule.Name, twins);
            Assert.True(rule.Options.Zh.Length > 0 && rule.Options.En.Length > 0, rule.Name);
        });
    }

    [Fact]
    public void With_ARuleOfTheSameName_TakesItsPlace_AndCanSwitchItOff()
    {
        var rules = BuiltInRules.With(new AlertOptions { Rules = [new() { Name = "BoxHot", Metric = "edgegateway.box.temperature", Above = 70 }, new() { Name = "ClockWrong", Enabled = false }] });

        Assert.Equal(70, rules.Single(rule => rule.Name == "BoxHot").Options.Above);
        Assert.DoesNotContain(rules, rule => rule.Name == "ClockWrong");
        Assert.Equal(BuiltInRules.All.Count - 1, rules.Count);
    }

    [Theory]
    [InlineData("""{"rules":[{"name":"A1"}]}""", "alerts.rules[0]")]
    [InlineData("""{"rules":[{"name":"A1","state":"offline","metric":"a.b.c","above":1}]}""", "alerts.rules[0]")]
    [InlineData("""{"rules":[{"name":"A1","metric":"a.b.c"}]}""", "alerts.rules[0].metric")]
    [InlineData("""{"rules":[{"name":"A1","metric":"a.b.c","above":1,"where":["city"]}]}""", "alerts.rules[0].where[0]")]
    [InlineData("""{"rules":[{"name":"A1","state":"offline"},{"name":"A1","state":"offline"}]}""", "alerts.rules[1].name")]
    [InlineData("""{"rules":[{"name":"A1","state":"sad"}]}""", "alerts.rules[0].state")]
    [InlineData("""{"webhooks":[{"id":"a","url":"ftp://x"}]}""", "alerts.webhooks[0].url")]
    [InlineData("""{"webhooks":[{"id":"a","url":"http://alerts.example/x"}]}""", "alerts.webhooks[0].url")]
    [InlineData("""{"webhooks":[{"id":"a","url":"https://x"},{"id":"a","url":"https://y"}]}""", "alerts.webhooks[1].id")]
    public void Check_EveryMistake_HasItsPath(string alerts, string path) => Assert.Contains(path, Mistakes(alerts));

    [Fact]
    public void Check_WhatIsRight_HasNone() =>
        Assert.Empty(Mistakes("""{"rules":[{"name":"ClockWrong","enabled":false},{"name":"A1","state":"offline"}],"webhooks":[{"id":"a","url":"http://192.168.1.9/x"},{"id":"b","url":"https://alerts.example"}]}"""));

    [GeneratedRegex(@"- alert: (\w+)")]
    private static partial Regex Names();
}
