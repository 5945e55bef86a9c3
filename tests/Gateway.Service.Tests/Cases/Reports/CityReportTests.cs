using System.Security.Cryptography;
using Dapper;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Proof;
using EdgeGateway.Service.Cases.Reports;
using EdgeGateway.Service.Checkout.Reports;
using EdgeGateway.Service.Checkout.Tables;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Service.Web.Reports;
using EdgeGateway.Testing;
using EdgeGateway.Vision;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Cases.Reports;

/// <summary>Cases over a real journal; the time is the test's, in Shanghai.</summary>
public sealed class CityReportTests : IAsyncDisposable
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.CreateCustomTimeZone("+8", TimeSpan.FromHours(8), null, null);

    // Monday 00:00 in Shanghai is Sunday 16:00 UTC.
    private static readonly DateTimeOffset Monday = new(2026, 11, 22, 16, 0, 0, TimeSpan.Zero);
    private static readonly ReportPeriod Week = ReportPeriod.Of(ReportPeriod.Weekly, new DateOnly(2026, 11, 25))!;

    private readonly FakeTimeProvider _clock = new(Monday.AddDays(3));
    private readonly TestJournal _journal;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly CaseStore _cases;
    private int _number;

    public CityReportTests()
    {
        _clock.SetLocalTimeZone(Shanghai);
        _journal = new TestJournal(modules: [CaseSchema.Module, CityReportSchema.Module]);
        _cases = new CaseStore(_journal.Store, new ManifestBook(() => _key));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private CityReportDesk Desk => new(_journal.Store, new GatewayOptions { GatewayId = "box-7" }, _clock);

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task Figures_OfAWeek_CountStepsOnTheirDays()
    {
        await FillAsync();

        var figures = Figures();

        Assert.Equal((4L, 2L, 1L, 2L, 1L), (figures.All.Discovered, figures.All.Confirmed, figures.All.Rejected, figures.All.Filed, figures.All.Cleared));
        Assert.Equal(3600 + 7200, figures.All.SecondsToReport);
        Assert.Equal(5400, figures.All.SecondsToClear);
        Assert.Equal((1L, 1L), (figures.Trial, figures.PendingAtEnd));
        Assert.Equal([("exposed-garbage", 1L), ("motor-vehicle-parking", 3L)], figures.Categories.Select(one => (one.Key, one.Counts.Discovered)));
        Assert.Equal([("", 1L), ("330106001002001", 3L)], figures.Grids.Select(one => (one.Key, one.Counts.Discovered)));
        Assert.Equal([("cam-1", 3L), ("cam-2", 1L)], figures.Cameras.Select(one => (one.Key, one.Counts.Discovered)));
    }

    [Fact]
    public async Task Steps_AtTheEdgesOfTheWeek_BelongToTheirLocalDay()
    {
        await OpenAsync(Monday.AddSeconds(-1));
        await OpenAsync(Monday);
        await OpenAsync(Monday.AddDays(7).AddSeconds(-1));
        await OpenAsync(Monday.AddDays(7));

        Assert.Equal(2, Figures().All.Discovered);
    }

    [Fact]
    public async Task Case_DiscoveredBeforeAndReviewedInTheWeek_CountsAsReviewedWithItsWholeTime()
    {
        await MoveAsync(await OpenAsync(Monday.AddHours(-2)), CaseMove.Accept, Monday.AddHours(1));

        var all = Figures().All;

        Assert.Equal((0L, 1L, 3L * 3600), (all.Discovered, all.Filed, all.SecondsToReport));
    }

    [Fact]
    public async Task GetAsync_WeekNotOver_IsCountedAndNotFrozen()
    {
        await FillAsync();
        var before = await Desk.GetAsync(Week, Cancel);
        await OpenAsync(Monday.AddDays(3));

        var after = await Desk.GetAsync(Week, Cancel);

        Assert.False(before.Frozen || after.Frozen);
        Assert.NotEqual(before.Sha256, after.Sha256);
    }

    [Fact]
    public async Task GetAsync_WeekOver_IsFrozenAndTheSameBytesForEver()
    {
        await FillAsync();
        _clock.SetUtcNow(Monday.AddDays(7).AddMinutes(30));
        Assert.False((await Desk.GetAsync(Week, Cancel)).Frozen, "what was found before midnight may still come in");
        _clock.SetUtcNow(Monday.AddDays(7).AddHours(1));
        var frozen = await Desk.GetAsync(Week, Cancel);
        Assert.True(frozen.Frozen);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(frozen.Body)), frozen.Sha256);

        // What happens to a case of that week afterwards belongs to the week in which it happens.
        await MoveAsync(_cases.Latest(100, new CaseFilter(CaseStates.PendingReview, null, null))[0], CaseMove.Accept, Monday.AddDays(8));

        Assert.Equal(frozen.Body, (await Desk.GetAsync(Week, Cancel)).Body);
        Assert.Equal(frozen.Body, CityReportTable.Write(Week, Figures(), "box-7"));
        Assert.Equal(1, Figures(ReportPeriod.Of(ReportPeriod.Weekly, Week.To.AddDays(2))!).All.Filed);
    }

    [Fact]
    public async Task FreezeAsync_FirstHourOfAMonday_FreezesLastWeekAndLastMonth()
    {
        await FillAsync();
        _clock.SetUtcNow(Monday.AddDays(14).AddHours(2));
        await Desk.FreezeAsync(Cancel);

        Assert.True((await Desk.GetAsync(Week with { From = Week.From.AddDays(7), To = Week.To.AddDays(7) }, Cancel)).Frozen);
        Assert.True((await Desk.GetAsync(ReportPeriod.Of(ReportPeriod.Monthly, new DateOnly(2026, 11, 1))!, Cancel)).Frozen);
    }

    [Fact]
    public async Task Duty_CamerasThatCameAfterTheStart_FreezesToo()
    {
        await FillAsync();
        _clock.SetUtcNow(Monday.AddDays(14).AddHours(2));
        var roster = new CameraRoster([]);
        using var duty = new CityReportDuty(Desk, roster, _clock, NullLogger<CityReportDuty>.Instance);
        await duty.StartAsync(Cancel);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, Frozen());

        roster.Use([new Camera(Candidates.Camera(), new CameraSetup(_ => throw new InvalidOperationException("no camera runs here"), "", _clock, NullLoggerFactory.Instance))]);

        await Wait.UntilAsync(() =>
        {
            _clock.Advance(TimeSpan.FromHours(1));
            return Frozen() > 0;
        });
        await duty.StopAsync(Cancel);
    }

    [Fact]
    public async Task Table_OfAWeek_HasNumeratorsDenominatorsAndCodes()
    {
        await FillAsync();

        var rows = CsvReader.Read(CsvReader.TextOf((await Desk.GetAsync(Week, Cancel)).Body)).ToDictionary(row => row.Cells[1], row => (row.Cells[0], row.Cells[2], row.Cells[3]));

        Assert.Equal(("周报", "2026-11-23", "2026-11-29"), rows["report.period"]);
        Assert.Equal(("确认", "2", "3"), rows["cases.confirmed"]);
        Assert.Equal(("从发现到上报", "10800", "2"), rows["time.toReport"]);
        Assert.Equal(("3", "4"), (rows["camera.cam-1.discovered"].Item2, rows["camera.cam-1.discovered"].Item3));
        Assert.Contains("09009", rows["category.motor-vehicle-parking.discovered"].Item1, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheet_OfTheSameBytes_ShowsSharesAndMeanTimes()
    {
        await FillAsync();

        var sheet = ReportSheet.Of((await Desk.GetAsync(Week, Cancel)).Body);

        Assert.Equal("66.7%", ReportSheet.Share(sheet.Totals["cases.confirmed"]));
        Assert.Equal("1:30:00", ReportSheet.Mean(sheet.Totals["time.toReport"]));
        Assert.Equal(["无网格", "网格 330106001002001"], sheet.Groups[1].Lines.Select(line => line.Name.Zh));
        var camera = sheet.Groups[2].Lines[0];
        Assert.Equal(("东门路口（cam-1）", "75.0%", "2", "1:30:00"), (camera.Name.Zh, ReportSheet.Share(camera.Discovered), camera.Confirmed, camera.ToReport));
        Assert.Equal("–", sheet.Groups[2].Lines[1].ToReport);
    }

    [Fact]
    public async Task Api_AndPage_OfABoxWithCameras_GiveTheReport()
    {
        await using var gateway = await TestGateway.StartAsync("""{ "cameras": [{ "id": "cam-1", "address": "file:/nowhere.mp4", "enabled": false }] }""");

        using var answer = await gateway.GetAsync("/api/v1/reports/city/weekly?date=2026-01-07");
        var body = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal("true", answer.Headers.GetValues("Frozen").Single());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(body)), answer.Headers.GetValues("Digest-Sha256").Single());
        using var wrong = await gateway.GetAsync("/api/v1/reports/city/yearly");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("城市事件周报", await gateway.ReadAsync("/reports/city"), StringComparison.Ordinal);
        Assert.Contains("reports/city", await gateway.ReadAsync("/ops"), StringComparison.Ordinal);
    }

    // Two cases confirmed (after one and two hours), one of them cleared; one rejected; one nobody looked at; one of a rule on trial.
    private async Task FillAsync()
    {
        var first = await OpenAsync(Monday.AddHours(10));
        var second = await OpenAsync(Monday.AddHours(20));
        var third = await OpenAsync(Monday.AddDays(1));
        await OpenAsync(Monday.AddDays(2), "cam-2", "exposed-garbage");
        await OpenAsync(Monday.AddDays(2), shadow: true);
        await MoveAsync(first, CaseMove.Accept, Monday.AddHours(11));
        await MoveAsync(second, CaseMove.Accept, Monday.AddHours(22));
        await MoveAsync(third, CaseMove.Reject, Monday.AddDays(2));
        await MoveAsync(_cases.Find(first.Id)!, CaseMove.Vacate, Monday.AddHours(11.5));
    }

    private long Frozen() => _journal.Store.Read(connection => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM city_report"));

    private CityFigures Figures(ReportPeriod? period = null) => _journal.Store.Read(connection => CityFigureReader.Read(connection, period ?? Week, Shanghai));

    private async Task<CaseRecord> OpenAsync(DateTimeOffset at, string camera = "cam-1", string category = "motor-vehicle-parking", bool shadow = false)
    {
        var candidate = Candidates.One($"{camera}/place/{++_number}", camera: camera) with { DecidedAt = at, Category = category, Shadow = shadow };
        var options = camera == "cam-1" ? Candidates.Camera() : new CameraOptions { Id = camera, Name = "", Address = "file:/nowhere.mp4", Enabled = false };
        var filed = CaseWriteUp.Of(Guid.CreateVersion7(at), candidate, options, []);
        await _cases.OpenAsync(filed, told: false, Cancel);
        return _cases.Find(filed.CaseId)!;
    }

    private Task MoveAsync(CaseRecord known, CaseMove move, DateTimeOffset at) =>
        _cases.MoveAsync(known, new CaseChange(move, CaseLife.Steps(known.State, move, known.VacatedAt is not null)!, at, move == CaseMove.Vacate ? CaseStep.Camera : "tester", "x"), Cancel);
}
