using System.Text.Json;
using Dapper;
using EdgeGateway.Service.Checkout.Reports;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Cases.Reports;

/// <summary>Counts a period on any connection to the journal's file. The same rows always give the same figures.</summary>
internal static class CityFigureReader
{
    // Cases of rules on trial have a step "shadow"; they are counted apart.
    private const string Steps = """
        SELECT s.state, s.at, (SELECT min(d.at) FROM case_step d WHERE d.case_id = s.case_id AND d.state = 'discovered') AS discoveredAt,
          c.vacated_at AS vacatedAt, c.category, c.camera, c.filed,
          EXISTS (SELECT 1 FROM case_step t WHERE t.case_id = s.case_id AND t.state = 'shadow') AS trial
        FROM case_step s JOIN city_case c ON c.id = s.case_id
        WHERE s.at >= @from AND s.at < @to AND s.state IN ('discovered', 'confirmed', 'rejected', 'filed', 'cleared')
        ORDER BY s.number
        """;

    private const string Pending = """
        SELECT count(*) FROM case_step s WHERE s.state = 'discovered' AND s.at < @to
          AND NOT EXISTS (SELECT 1 FROM case_step t WHERE t.case_id = s.case_id AND (t.state = 'shadow' OR (t.state IN ('confirmed', 'rejected') AND t.at < @to)))
        """;

    public static CityFigures Read(SqliteConnection connection, ReportPeriod period, TimeZoneInfo zone)
    {
        var bounds = new { from = CaseRow.Iso(Start(period.From, zone)), to = CaseRow.Iso(Start(period.To.AddDays(1), zone)) };
        var raw = connection.Query<Raw>(Steps, bounds).ToList();
        var steps = raw.Where(row => row.Trial == 0).Select(row => row.ToStep()).ToList();
        return new CityFigures(
            CaseCounts.Of(steps),
            raw.Count(row => row is { Trial: 1, State: CaseStates.Discovered }),
            connection.ExecuteScalar<long>(Pending, bounds),
            Group(steps, step => step.Category, last => last.Codes.Length > 0 ? $"{last.Name}（{last.Codes}）" : last.Name),
            Group(steps, step => step.Grid, last => last.Grid.Length > 0 ? $"网格 {last.Grid}" : "无网格"),
            Group(steps, step => step.Camera, last => last.CameraName.Length > 0 ? $"{last.CameraName}（{last.Camera}）" : last.Camera));
    }

    /// <summary>UTC of a day's beginning.</summary>
    public static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    // The name is that of the latest step: a camera that was renamed has its new name.
    private static List<GroupCounts> Group(List<StepRow> steps, Func<StepRow, string> key, Func<StepRow, string> name) =>
        [.. steps.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new GroupCounts(group.Key, name(group.Last()), CaseCounts.Of(group)))];

    private sealed class Raw
    {
        public string State { get; init; } = "";
        public string At { get; init; } = "";
        public string? DiscoveredAt { get; init; }
        public string? VacatedAt { get; init; }
        public string Category { get; init; } = "";
        public string Camera { get; init; } = "";
        public string Filed { get; init; } = "";
        public long Trial { get; init; }

        public StepRow ToStep()
        {
            var filed = JsonSerializer.Deserialize(Filed, CasesJson.Plain.CaseFiledData)!;
            // Cases of the first release have no step of their discovery; their record tells when it was.
            var discovered = DiscoveredAt is { } at ? CaseRow.Time(at) : filed.Sighting.DecidedAt;
            return new StepRow(
                State, CaseRow.Time(At), discovered, VacatedAt is { } vacated ? CaseRow.Time(vacated) : null, Category, Camera, filed.Camera.Name, filed.Camera.Grid ?? "",
                string.Join('/', filed.Codes.Select(code => code.Code).Distinct(StringComparer.Ordinal)), filed.Name.Zh);
        }
    }
}
