using System.Diagnostics;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Expiry;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Web;
using EdgeGateway.Service.Web.Shell;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Operations;

/// <summary>
/// An operator breaks five things one after another and finds the cause of each from the page, the metrics and the doctor alone, each within a minute. The
/// partners are real: a small disk, mosquitto with mutual TLS, ffmpeg, a virtual reader behind a pseudo-terminal.
/// </summary>
public sealed class WalkThroughTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TempFolder _folder = new();
    private readonly TestAuthority _authority;

    public WalkThroughTests() => _authority = new TestAuthority(_folder);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task FiveThingsBroken_OneAfterAnother_EachIsFoundByPageMetricsAndDoctor()
    {
        using var disk = SmallDisk.TryMount(256 * 1024, out var reason);
        Assert.SkipWhen(disk is null, $"no small disk: {reason}");
        await Film("testsrc2=size=320x240:rate=5", "camera.mp4");
        var (certificate, key) = _authority.Issue("broker");
        var own = _authority.Issue("box");
        await using var broker = new Mosquitto(listener: $"cafile {_authority.File}\ncertfile {certificate}\nkeyfile {key}\nrequire_certificate true");
        await broker.StartAsync();
        await using var gateway = await TestGateway.StartAsync($$"""
            { "idCardReaders": [{ "id": "reader-1", "address": "virtual:" }],
              "cameras": [{ "id": "cam-1", "address": "file:{{_folder.File("camera.mp4")}}", "model": "hog", "fps": 1, "health": { "after": "00:00:01", "recovery": "00:00:01" } }],
              "destinations": [{ "id": "city", "brokers": ["mqtts://127.0.0.1:{{broker.Port}}"], "acceptNoSubscriber": true,
                "caFile": "{{_authority.File}}", "clientCertificateFile": "{{own.Certificate}}", "clientKeyFile": "{{own.Key}}" }],
              "space": { "diskReserveMegabytes": 50, "limitMegabytes": 100 } }
            """, null, ("DataDirectory", Path.Combine(disk!.Path, "data")));
        await gateway.Get<MeterHost>().Registered.WaitAsync(Cancel);
        foreach (var thing in new[] { "reader-1", "cam-1", "city", "journal", "space" })
            await Wait.UntilAsync(() => gateway.Get<HealthRegistry>().Find(thing)?.State == ThingState.Online, Minute, () => $"{thing}: {gateway.Get<HealthRegistry>().Find(thing)}");

        // 1. The reader's plug is pulled, and put back.
        await FlipAsync(gateway, "reader-1", on: false);
        await FindsAsync(gateway, "reader-1", "reader.", "device.reader");
        await FlipAsync(gateway, "reader-1", on: true);

        // 2. Somebody fills the disk. Nothing can be recorded any more, and that is what it says.
        var filler = disk.Fill();
        await FindsAsync(gateway, "journal", "journal.disk-full", "disk.free");
        File.Delete(filler);
        await Wait.UntilAsync(() => gateway.Get<HealthRegistry>().Find("journal")!.State == ThingState.Online, Minute);

        // 3. The platform's broker stops.
        await broker.StopAsync();
        await FindsAsync(gateway, "city", "destination.unreachable", "broker.tcp");
        await Wait.UntilAsync(() => gateway.Get<HealthRegistry>().Find("city")!.Trouble!.Cause.Zh.Contains("没有程序在接收", StringComparison.Ordinal), Minute);
        await broker.StartAsync();

        // 4. This box's certificate towards the platform is over.
        var expired = _authority.Issue("old", expired: true);
        File.Copy(expired.Certificate, own.Certificate, overwrite: true);
        File.Copy(expired.Key, own.Key, overwrite: true);
        await FindsAsync(gateway, "certificates", "certificate.expired", "broker.tls.files");
        Assert.Contains(gateway.Get<CertificateWatch>().Readings, one => one.DaysLeft(TimeProvider.System.GetUtcNow()) < 0);

        // 5. Something is put before the camera's lens.
        await Film("color=black:size=320x240:rate=5", "camera.mp4");
        gateway.Get<CameraRoster>().Find("cam-1")!.Reconnect();
        await FindsAsync(gateway, "cam-1", "camera.fault.dark", "camera.state");
    }

    /// <summary>Page, metrics and doctor name it within a minute, with what to do.</summary>
    private static async Task FindsAsync(TestGateway gateway, string thing, string code, string check)
    {
        var health = gateway.Get<HealthRegistry>();
        await Wait.UntilAsync(() => health.Find(thing)?.Trouble?.Code.StartsWith(code, StringComparison.Ordinal) == true, Minute, () => $"{health.Find(thing)}");
        var (broken, html) = (health.Find(thing)!, await gateway.ReadAsync("/ops"));
        // First the wire ended, a moment later there is no port: whoever looks between the two sees the newer one.
        while (health.Find(thing)!.Trouble != broken.Trouble)
            (broken, html) = (health.Find(thing)!, await gateway.ReadAsync("/ops"));
        Assert.Matches("有 [0-9]+ 项需要处理", html);
        Assert.Contains(ThingNames.Title(broken, Language.Chinese), html, StringComparison.Ordinal);
        Assert.Contains(broken.Trouble!.NextStep.Zh, html, StringComparison.Ordinal);
        Assert.Matches($"edgegateway_thing_state\\{{[^}}]*thing=\"{thing}\"[^}}]*\\}} [23]\n", await gateway.ReadAsync("/metrics"));

        using var answer = await gateway.Http.PostAsync("/api/v1/doctor", null, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        using var report = JsonDocument.Parse(text);
        var troubles = report.RootElement.GetProperty("checks").EnumerateArray().Where(one => one.GetProperty("level").GetString() is "warn" or "fail").ToList();
        Assert.True(troubles.Any(one => one.GetProperty("id").GetString() == check && one.GetProperty("nextStep").GetProperty("zh").GetString()!.Length > 0), $"{check} is not in {text}");
    }

    private static async Task FlipAsync(TestGateway gateway, string id, bool on)
    {
        using var answer = await gateway.Http.PostAsync($"/api/v1/demo/switches/{id}?on={(on ? "true" : "false")}", null, Cancel);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Put in its place whole: a reader of the old one keeps it.</summary>
    private async Task Film(string source, string name)
    {
        var made = _folder.File("new-" + name);
        using var ffmpeg = Process.Start("ffmpeg", ["-hide_banner", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", source, "-t", "4", "-c:v", "libx264", "-preset", "ultrafast", "-g", "5", "-pix_fmt", "yuv420p", made]);
        await ffmpeg.WaitForExitAsync(Cancel);
        Assert.Equal(0, ffmpeg.ExitCode);
        File.Move(made, _folder.File(name), overwrite: true);
    }
}
