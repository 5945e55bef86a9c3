using System.Text;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Limits;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Service.Tests.Cases;

public sealed class CaseTablesTests
{
    private static readonly TimeZoneInfo China = TimeZoneInfo.CreateCustomTimeZone("China", TimeSpan.FromHours(8), "China", "China");

    private static readonly WorkHours Hours = new(
        new TimeOnly(8, 30), new TimeOnly(17, 30), new WorkCalendar(new CalendarOptions { Holidays = ["2026-10-01", "2026-10-02"], Workdays = ["2026-10-10"] }), China);

    private const string Grid = """
        { "type": "FeatureCollection", "features": [
          { "type": "Feature", "properties": { "code": "330106001002001", "unit": "东门街道" },
            "geometry": { "type": "Polygon", "coordinates": [[[120.0,30.0],[120.2,30.0],[120.2,30.3],[120.0,30.3],[120.0,30.0]], [[120.05,30.05],[120.1,30.05],[120.1,30.1],[120.05,30.1],[120.05,30.05]]] } },
          { "type": "Feature", "properties": { "SZDYWGBSM": "330106001002002" },
            "geometry": { "type": "MultiPolygon", "coordinates": [[[[121.0,30.0],[121.1,30.0],[121.0,30.1]]], [[[120.05,30.05],[120.1,30.05],[120.1,30.1],[120.05,30.1]]]] } } ] }
        """;

    [Theory]
    // Wednesday 2026-09-30 is a working day, 1 and 2 October are off, then a weekend; Saturday the 10th is worked.
    [InlineData("2026-09-30 10:00", 4, "2026-09-30 14:00")]
    [InlineData("2026-09-30 15:30", 4, "2026-10-05 10:30")]
    [InlineData("2026-09-30 03:00", 4, "2026-09-30 12:30")]
    [InlineData("2026-09-30 23:00", 4, "2026-10-05 12:30")]
    [InlineData("2026-10-03 12:00", 9, "2026-10-05 17:30")]
    [InlineData("2026-10-09 17:00", 1, "2026-10-10 09:00")]
    [InlineData("2026-09-30 17:30", 0.5, "2026-10-05 09:00")]
    public void Of_WorkingHours_CountOnlyThose(string start, double hours, string due) =>
        Assert.Equal(due, Local(DueTable.Read(Table($"\"workingHours\": {hours}"), Hours).Of("exposed-garbage", At(start))!.At));

    [Theory]
    [InlineData("2026-09-30 10:00", 1, "2026-10-05 17:30")]
    [InlineData("2026-10-08 10:00", 2, "2026-10-10 17:30")]
    [InlineData("2026-10-03 10:00", 1, "2026-10-06 17:30")]
    public void Of_WorkingDays_EndWithTheDay(string start, int days, string due) =>
        Assert.Equal(due, Local(DueTable.Read(Table($"\"workingDays\": {days}"), Hours).Of("exposed-garbage", At(start))!.At));

    [Fact]
    public void Of_Hours_CountDayAndNight()
    {
        var due = DueTable.Read(Table("\"hours\": 2"), Hours).Of("exposed-garbage", At("2026-10-01 23:00"))!;

        Assert.Equal(("2026-10-02 01:00", "2 hours"), (Local(due.At), due.Limit));
        Assert.Equal(TimeSpan.Zero, due.At.Offset);
        Assert.Null(DueTable.Read(Table("\"hours\": 2"), Hours).Of("loitering", At("2026-10-01 23:00")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[{}]")]
    [InlineData("[null]")]
    [InlineData("""[{ "category": "a" }]""")]
    [InlineData("""[{ "category": "a", "hours": 1, "workingDays": 1 }]""")]
    [InlineData("""[{ "category": "a", "hours": 0 }]""")]
    [InlineData("""[{ "category": "a", "hours": 1 }, { "category": "a", "hours": 2 }]""")]
    public void Read_NoTable_SaysSo(string json) => Assert.Throws<InvalidDataException>(() => DueTable.Read(Encoding.UTF8.GetBytes(json), Hours));

    [Theory]
    [InlineData(120.01, 30.01, "330106001002001")]
    [InlineData(120.07, 30.07, "330106001002002")] // in the hole of the first, filled by the second
    [InlineData(121.02, 30.02, "330106001002002")]
    [InlineData(121.09, 30.09, null)]
    [InlineData(119.9, 30.1, null)]
    public void Find_Position_GivesItsCell(double longitude, double latitude, string? code) =>
        Assert.Equal(code, GridMap.Read(Encoding.UTF8.GetBytes(Grid)).Find(longitude, latitude)?.Code);

    [Theory]
    [InlineData("rubbish")]
    [InlineData("[]")]
    [InlineData("{\"features\":[{\"properties\":{\"code\":\"1\"},\"geometry\":null}]}")]
    [InlineData("{\"features\":[{\"properties\":{\"code\":\"330106001002001\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}")]
    [InlineData("{\"features\":[{\"properties\":{\"code\":\"330106001002001\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1]]]}}]}")]
    public void ReadMap_NoMap_SaysSo(string json) => Assert.Throws<InvalidDataException>(() => GridMap.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void WriteUp_CameraWithPositionOnly_GetsGridUnitMatterAndDue()
    {
        var camera = new CameraOptions { Id = "cam-1", Longitude = 120.01, Latitude = 30.01 };
        var tables = new CaseTables(DueTable.Read("""[{ "category": "motor-vehicle-parking", "workingDays": 2 }]"""u8, Hours), GridMap.Read(Encoding.UTF8.GetBytes(Grid)));

        var filed = CaseWriteUp.Of(Guid.CreateVersion7(), Candidates.One(), camera, [], tables);

        Assert.Equal(("330106001002001", "东门街道", "33010609009"), (filed.Camera.Grid, filed.Camera.ResponsibleUnit, filed.MatterCode));
        Assert.Equal(("2 working days", "medium"), (filed.Due!.Limit, filed.Severity));
        var own = CaseWriteUp.Of(Guid.CreateVersion7(), Candidates.One(), Candidates.Camera(), [], tables);
        Assert.Equal("东门街道综合执法队", own.Camera.ResponsibleUnit);
    }

    [Fact]
    public void Check_FilesThatAreNotThere_AreNamed()
    {
        var errors = CaseCheck.Run(new CaseOptions { LimitFile = "/nowhere/limits.json", GridFile = "/nowhere/grid.json", WorkFrom = "18:00" }).Select(error => error.Path);

        Assert.Equal(["cases.workTo", "cases.limitFile", "cases.gridFile"], errors);
    }

    private static byte[] Table(string limit) => Encoding.UTF8.GetBytes($$"""[{ "category": "exposed-garbage", {{limit}} }]""");

    private static DateTimeOffset At(string local) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    private static string Local(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
