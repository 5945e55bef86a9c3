using System.Net;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Health.Metrics;

public sealed class MetricsEndpointTests
{
    private const string Reader = """{ "idCardReaders": [{ "id": "reader-1", "address": "virtual:" }], "localPlatform": { "broker": false } }""";

    private static async Task<string> ScrapeAsync(TestGateway gateway)
    {
        await gateway.Get<MeterHost>().Registered.WaitAsync(TestContext.Current.CancellationToken);
        return await gateway.ReadAsync("/metrics");
    }

    [Fact]
    public async Task Metrics_RunningGateway_TellsDevicesJournalAndBox()
    {
        await using var gateway = await TestGateway.StartAsync(Reader);
        await Wait.UntilAsync(() => gateway.Get<HealthRegistry>().Find("reader-1")?.State == ThingState.Online);

        var text = await ScrapeAsync(gateway);

        Assert.Contains("edgegateway_thing_state{gateway=\"test-gateway\",thing=\"reader-1\",kind=\"id-card-reader\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("edgegateway_device_reads_total{gateway=\"test-gateway\",thing=\"reader-1\",kind=\"id-card-reader\",result=\"failed\"} 0\n", text, StringComparison.Ordinal);
        Assert.Matches("\nedgegateway_journal_events_total\\{gateway=\"test-gateway\"\\} [1-9]", text);
        Assert.Matches("\nedgegateway_journal_file_size_bytes\\{gateway=\"test-gateway\"\\} [1-9]", text);
        Assert.Matches("\nprocess_memory_usage_bytes\\{gateway=\"test-gateway\"\\} [1-9]", text);
        Assert.Matches("\nedgegateway_box_disk_free_bytes\\{gateway=\"test-gateway\"\\} [1-9]", text);
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public async Task Metrics_CameraThatReports_IsInSecondsAndPictures()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Get<HealthRegistry>().Report(new ThingStatus("camera-1", ThingKinds.Camera, ThingState.Online, DateTimeOffset.UnixEpoch)
        {
            Facts = new Dictionary<string, string> { ["fps"] = "2.5", ["lookMs"] = "40.0", ["lookedAt"] = "12", ["dropped"] = "1", ["restarts"] = "", ["line.gate"] = "3/5", ["decodeSeconds"] = "7.25", ["quality"] = "0.42", ["quality.blurred"] = "0.42", ["quality.dark"] = "1.00" },
        });

        var text = await ScrapeAsync(gateway);

        Assert.Contains("edgegateway_camera_frame_rate_per_second{gateway=\"test-gateway\",thing=\"camera-1\"} 2.5\n", text, StringComparison.Ordinal);
        Assert.Contains("edgegateway_camera_examine_duration_seconds{gateway=\"test-gateway\",thing=\"camera-1\"} 0.04\n", text, StringComparison.Ordinal);
        Assert.Contains("edgegateway_camera_line_crossings_total{gateway=\"test-gateway\",thing=\"camera-1\",rule=\"gate\",direction=\"right\"} 5\n", text, StringComparison.Ordinal);
        Assert.Contains("edgegateway_camera_decode_cpu_time_seconds_total{gateway=\"test-gateway\",thing=\"camera-1\"} 7.25\n", text, StringComparison.Ordinal);
        Assert.Contains("edgegateway_camera_picture_quality_ratio{gateway=\"test-gateway\",thing=\"camera-1\"} 0.42\n", text, StringComparison.Ordinal);
        Assert.Contains("edgegateway_camera_picture_quality_part_ratio{gateway=\"test-gateway\",thing=\"camera-1\",fault=\"dark\"} 1\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("edgegateway_camera_restarts", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_PlatformThatAnswers_HasAckTimesAndCommitTimes()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        await gateway.Get<MeterHost>().Registered.WaitAsync(TestContext.Current.CancellationToken);

        await Wait.UntilAsync(() => Count("edgegateway.destination.ack.duration") > 0 && Count("edgegateway.journal.commit.duration") > 0);

        Assert.Contains(gateway.Get<MetricReader>().Read(), one => one.Name == "edgegateway.destination.connected" && one.Samples.Single().Value == 1);

        double Count(string name) =>
            gateway.Get<MetricReader>().Read().FirstOrDefault(one => one.Name == name)?.Samples.Where(sample => sample.Suffix == "_count").Sum(sample => sample.Value) ?? 0;
    }

    [Fact]
    public async Task Metrics_SwitchedOff_IsNotFound()
    {
        await using var gateway = await TestGateway.StartAsync("""{ "metrics": { "prometheus": false } }""");

        using var answer = await gateway.GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
