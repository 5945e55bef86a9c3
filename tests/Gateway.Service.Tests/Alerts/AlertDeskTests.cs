using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Alerts;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Alerts;

public sealed class AlertDeskTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Device_BrokenForFiveMinutes_IsToldOnce_AndWhenItIsOver()
    {
        await using var rig = new AlertRig();
        rig.Report("reader-1", ThingState.Offline, trouble: "reader.no-answer");

        await rig.PassAsync(TimeSpan.FromMinutes(4.5));
        Assert.Empty(rig.Told);
        await rig.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(["raised DeviceFaulted reader-1"], rig.Told);
        var alert = Assert.Single(rig.Desk.View.Active);
        Assert.Equal(("warning", "reader.no-answer", "reader-1 does not work: It is broken", "Mend it"), (alert.Severity, alert.Trouble, alert.Text.En, alert.NextStep?.En));
        rig.Report("reader-1", ThingState.Online);
        await rig.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(["raised DeviceFaulted reader-1", "resolved DeviceFaulted reader-1"], rig.Told);
        Assert.Empty(rig.Desk.View.Active);
        Assert.Equal(["resolved", "raised"], rig.Desk.View.Recent.Select(one => one.State));
        Assert.InRange(rig.Desk.View.Recent[0].Seconds, 1500, 2100);
    }

    [Fact]
    public async Task Printer_OutOfPaper_IsOneAlertWithItsOwnName()
    {
        await using var rig = new AlertRig();
        rig.Report("printer-1", ThingState.Offline, ThingKinds.ReceiptPrinter, "printer.paper-out");

        await rig.PassAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(["raised PrinterOutOfPaper printer-1"], rig.Told);
    }

    [Fact]
    public async Task Metric_BelowItsLimit_IsTold_WithTheFigure_AndNotKnownChangesNothing()
    {
        await using var rig = new AlertRig();
        rig.Free = 0.4e9;
        await rig.PassAsync(TimeSpan.FromMinutes(16));
        rig.Free = null;
        await rig.PassAsync(TimeSpan.FromMinutes(30));

        var alert = Assert.Single(rig.Desk.View.Active);
        Assert.Equal(("DiskNearlyFull", "critical", 0.4e9, 1e9, "Only 0.4 GB are left on the disk"), (alert.Alert, alert.Severity, alert.Value, alert.Below, alert.Text.En));
        Assert.Single(rig.Told);
    }

    [Fact]
    public async Task Restart_WhatWasRaised_StillIs_AndIsToldWhenItIsOver()
    {
        await using var journal = new TestJournal(modules: AlertSchema.Module);
        var before = new AlertRig(journal: journal);
        before.Report("reader-1", ThingState.Offline);
        await before.PassAsync(TimeSpan.FromMinutes(6));
        before.Desk.Dispose();

        var after = new AlertRig(journal: journal);
        after.Report("reader-1", ThingState.Offline);
        await after.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Equal("reader-1", Assert.Single(after.Desk.View.Active).On);
        after.Report("reader-1", ThingState.Online);
        await after.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(["raised DeviceFaulted reader-1", "resolved DeviceFaulted reader-1"], after.Told);
        Assert.Empty(after.Store.Active());
    }

    [Fact]
    public async Task Rules_OfTheConfiguration_CountBesideTheBuiltIn()
    {
        await using var rig = new AlertRig("""{"rules":[{"name":"DeviceFaulted","enabled":false},{"name":"ReaderShaky","kinds":["id-card-reader"],"state":"degraded","for":"0 s","severity":"info","zh":"{on} 不稳","en":"{on} is shaky"}]}""");
        rig.Report("reader-1", ThingState.Offline);

        await rig.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(["raised ReaderShaky reader-1"], rig.Told);
        Assert.Equal("reader-1 is shaky", rig.Desk.View.Active[0].Text.En);
    }

    [Fact]
    public async Task Gateway_ShowsItOnPageApiAndMetrics()
    {
        await using var gateway = await TestGateway.StartAsync("""{"alerts":{"interval":"1 s","rules":[{"name":"ReaderGone","kinds":["id-card-reader"],"state":"offline","for":"0 s","severity":"critical","zh":"{on} 没了","en":"{on} is gone"}]}}""");
        gateway.Get<EdgeGateway.Service.Health.HealthRegistry>().Report(new ThingStatus("reader-7", ThingKinds.IdCardReader, ThingState.Offline, DateTimeOffset.UnixEpoch));

        await Wait.UntilAsync(() => gateway.Get<AlertDesk>().View.Active.Count > 0);

        Assert.Contains("\"alert\":\"ReaderGone\"", await gateway.ReadAsync("/api/v1/alerts"), StringComparison.Ordinal);
        Assert.Contains("reader-7 没了", await gateway.ReadAsync("/ops"), StringComparison.Ordinal);
        Assert.Matches("""edgegateway_alert_active\{[^}]*alert="ReaderGone"[^}]*\} 1""", await gateway.ReadAsync("/metrics"));
        Assert.Contains("\"type\":\"gateway.alert.raised.v1\"", await gateway.ReadAsync("/api/v1/events"), StringComparison.Ordinal);
        Assert.Empty(gateway.Errors);
    }
}
