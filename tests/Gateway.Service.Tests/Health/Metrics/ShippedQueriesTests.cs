using System.Text.RegularExpressions;
using EdgeGateway.Service.Tests.Health.Influx;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Health.Metrics;

public sealed partial class ShippedQueriesTests
{
    [Fact]
    public void Query_EveryOne_NamesOnlyMetricsOfTheCatalogue()
    {
        var known = Catalogue.PrometheusNames();

        Assert.Empty(ShippedQueries.All().SelectMany(one => ShippedQueries.MetricsIn(one.Query).Where(name => !known.Contains(name)).Select(name => $"{one.Where}: {name}")));
    }

    [Fact]
    public void Query_EveryOne_NamesOnlyLabelsOfTheCatalogue()
    {
        var known = LabelCell().Matches(SourceTree.Read("Gateway.Service/Health/README.md"))
            .SelectMany(row => row.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)).Concat(["gateway", "le", "job"]).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(ShippedQueries.All().SelectMany(one => ShippedQueries.LabelsIn(one.Query).Where(label => !known.Contains(label)).Select(label => $"{one.Where}: {label}")));
    }

    [Fact]
    public void Query_EveryOne_HasAMetric() =>
        Assert.All(ShippedQueries.All(), one => Assert.True(ShippedQueries.MetricsIn(one.Query).Any() || one.Query.StartsWith("up{", StringComparison.Ordinal), one.Where));

    [Fact]
    public void Rules_AllOfThem_AreFound()
    {
        var text = SourceTree.Read("deploy/prometheus/alerts.yml");

        Assert.Equal(text.Split("- alert:").Length - 1, ShippedQueries.OfRules().Count);
        Assert.Equal(ShippedQueries.OfRules().Count, ShippedQueries.OfRules().Select(rule => rule.Where).Distinct().Count());
    }

    [Theory]
    [InlineData("fleet")]
    [InlineData("store")]
    [InlineData("camera")]
    [InlineData("delivery")]
    public void Dashboard_EveryOne_HasPanelsOfItsOwnIdThatDoNotOverlap(string name)
    {
        var panels = ShippedQueries.Dashboard(name)["panels"]!.AsArray();
        var cells = panels.SelectMany(panel => Cells(panel!["gridPos"]!)).ToList();

        Assert.Equal(panels.Count, panels.Select(panel => (int)panel!["id"]!).Distinct().Count());
        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, cell => Assert.InRange(cell.X, 0, 23));
    }

    [Fact]
    public async Task Query_EveryOne_IsUnderstoodByARealServer()
    {
        await using var server = new VictoriaMetrics();
        await server.StartAsync();
        using var http = new HttpClient();

        foreach (var (where, query) in ShippedQueries.All())
        {
            var asked = Uri.EscapeDataString(query.Replace("$gateway", "box-1", StringComparison.Ordinal));
            using var answer = await http.GetAsync($"{server.Url}/api/v1/query?query={asked}", TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{where}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }
    }

    private static IEnumerable<(int X, int Y)> Cells(System.Text.Json.Nodes.JsonNode place) =>
        from x in Enumerable.Range((int)place["x"]!, (int)place["w"]!)
        from y in Enumerable.Range((int)place["y"]!, (int)place["h"]!)
        select (x, y);

    [GeneratedRegex(@"^\| `[a-z_.]+` \| \w+ \| [^|]* \| ([^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex LabelCell();
}
