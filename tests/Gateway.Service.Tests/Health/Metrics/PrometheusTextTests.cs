using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Health.Metrics.Export;

namespace EdgeGateway.Service.Tests.Health.Metrics;

public sealed class PrometheusTextTests
{
    private static string Write(MetricFamily family, string gateway = "box-1") => PrometheusText.Write([family], gateway);

    [Theory]
    [InlineData("edgegateway.journal.free", "By", "Gauge", "edgegateway_journal_free_bytes")]
    [InlineData("edgegateway.device.reads", "{read}", "Counter", "edgegateway_device_reads_total")]
    [InlineData("process.cpu.time", "s", "Counter", "process_cpu_time_seconds_total")]
    [InlineData("edgegateway.box.temperature", "Cel", "Gauge", "edgegateway_box_temperature_celsius")]
    [InlineData("edgegateway.box.disk.worn", "1", "Gauge", "edgegateway_box_disk_worn_ratio")]
    [InlineData("edgegateway.thing.state", "", "Gauge", "edgegateway_thing_state")]
    [InlineData("edgegateway.camera.frame.rate", "{frame}/s", "Gauge", "edgegateway_camera_frame_rate_per_second")]
    [InlineData("edgegateway.journal.commit.duration", "s", "Histogram", "edgegateway_journal_commit_duration_seconds")]
    [InlineData("a.bytes", "By", "Gauge", "a_bytes")]
    public void Name_ByUnitAndKind_FollowsOpenTelemetry(string name, string unit, string kind, string expected) =>
        Assert.Equal(expected, PrometheusName.Of(name, unit, Enum.Parse<MetricKind>(kind)));

    [Fact]
    public void Name_UnitWithoutAWord_IsRefused() => Assert.Throws<ArgumentException>(() => PrometheusName.Of("a", "furlong", MetricKind.Gauge));

    [Fact]
    public void Write_Counter_HasHelpTypeAndTheBoxOnEverySample() =>
        Assert.Equal(
            """
            # HELP a_reads_total Reads.
            # TYPE a_reads_total counter
            a_reads_total{gateway="box-1",thing="reader-1",result="ok"} 3
            a_reads_total{gateway="box-1",thing="reader-1",result="failed"} 0.5

            """.ReplaceLineEndings("\n"),
            Write(new MetricFamily("a.reads", MetricKind.Counter, "{read}", "Reads.",
            [
                new("", [new("thing", "reader-1"), new("result", "ok")], 3),
                new("", [new("thing", "reader-1"), new("result", "failed")], 0.5),
            ])));

    [Fact]
    public void Write_Histogram_HasBucketsSumAndCount()
    {
        var book = new HistogramBook([0.1, 1]);
        foreach (var seconds in new[] { 0.05, 0.1, 0.5, 7 })
            book.Record(seconds, []);

        var text = Write(new MetricFamily("a.time", MetricKind.Histogram, "s", "Time.", book.Read()));

        Assert.Equal(
            """
            # HELP a_time_seconds Time.
            # TYPE a_time_seconds histogram
            a_time_seconds_bucket{gateway="box-1",le="0.1"} 2
            a_time_seconds_bucket{gateway="box-1",le="1"} 3
            a_time_seconds_bucket{gateway="box-1",le="+Inf"} 4
            a_time_seconds_sum{gateway="box-1"} 7.65
            a_time_seconds_count{gateway="box-1"} 4

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Write_OddLabelValue_IsEscaped() =>
        Assert.Contains("{gateway=\"b\",zone=\"a\\\\b\\\"c\\nd\"} 1", Write(new MetricFamily("a", MetricKind.Gauge, "", "A.", [new("", [new("zone", "a\\b\"c\nd")], 1)]), "b"), StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(1234567890123, "1234567890123")]
    public void Write_Number_IsAsPrometheusReadsIt(double value, string expected) =>
        Assert.EndsWith($"}} {expected}\n", Write(new MetricFamily("a", MetricKind.Gauge, "", "A.", [new("", [], value)])), StringComparison.Ordinal);

    [Fact]
    public void HistogramBook_TwoTags_AreTwoLines()
    {
        var book = new HistogramBook([1]);
        book.Record(0.5, [new("destination", "a")]);
        book.Record(2, [new("destination", "b")]);
        book.Record(2, [new("destination", "b")]);

        var counts = book.Read().Where(sample => sample.Suffix == "_count").Select(sample => (sample.Tags.Single().Value, sample.Value));

        Assert.Equal([("a", 1), ("b", 2)], counts);
    }
}
