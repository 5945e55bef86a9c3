using System.Globalization;
using Dapper;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Cases.Queue;

/// <summary>The cases as a reviewer's list: filtered, counted. Reads only.</summary>
internal sealed class CaseBoard(JournalStore journal, TimeProvider clock)
{
    private const string Where = """
         WHERE (@Camera IS NULL OR camera = @Camera) AND (@Category IS NULL OR category = @Category) AND (@Rule IS NULL OR rule = @Rule)
           AND (@From IS NULL OR json_extract(filed, '$.sighting.decidedAt') >= @From) AND (@Until IS NULL OR json_extract(filed, '$.sighting.decidedAt') < @Until)
           AND (@Trial IS NULL OR (json_extract(filed, '$.state') = 'shadow') = @Trial)
        """;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<CaseRecord> Latest(CaseQuery query, int count) => journal.Read(connection =>
        connection.Query<CaseRow>($"{CaseRow.Columns}{Where} AND (@State IS NULL OR state = @State) ORDER BY number DESC LIMIT @count", Values(query, count))
            .Select(row => row.ToRecord()).ToList());

    /// <summary>Cases of the query by state, whatever state it asks for.</summary>
    public IReadOnlyDictionary<string, int> Counts(CaseQuery query) => journal.Read(connection =>
        connection.Query<(string State, long Count)>($"SELECT state, count(*) FROM city_case{Where} GROUP BY state", Values(query, 0))
            .ToDictionary(row => row.State, row => (int)row.Count, StringComparer.Ordinal));

    public CaseChoices Choices() => journal.Read(connection => new CaseChoices(Distinct(connection, "camera"), Distinct(connection, "category"), Distinct(connection, "rule")));

    private static List<string> Distinct(SqliteConnection connection, string column) =>
        connection.Query<string>($"SELECT DISTINCT {column} FROM city_case ORDER BY 1").AsList();

    private object Values(CaseQuery query, int count) => new
    {
        State = query.State == CaseQuery.All ? null : query.State,
        query.Camera,
        query.Category,
        query.Rule,
        From = Start(query.From),
        Until = Start(query.To?.AddDays(1)),
        Trial = query.Trial is { } trial ? (trial ? 1 : 0) : (int?)null,
        count,
    };

    /// <summary>UTC of a local midnight, as far as the times of the table begin alike: so it compares as text.</summary>
    private string? Start(DateOnly? day)
    {
        if (day is not { } given)
            return null;
        var midnight = given.ToDateTime(TimeOnly.MinValue);
        // Midnight may not exist on the day clocks are put forward.
        while (clock.LocalTimeZone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(midnight, clock.LocalTimeZone).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }
}
