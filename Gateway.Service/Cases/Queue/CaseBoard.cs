using System.Globalization;
using Dapper;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases.Queue;

/// <summary>The cases as a reviewer's list: filtered, counted. Reads only.</summary>
internal sealed class CaseBoard(JournalStore journal, TimeProvider clock)
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<CaseRecord> Latest(CaseQuery query, int count) => journal.Read(connection =>
        connection.Query<CaseRow>(LatestSql(query), Values(query, count)).Select(row => row.ToRecord()).ToList());

    /// <summary>Cases of the query by state, whatever state it asks for; those of other boxes apart, as <see cref="CaseQuery.Moved"/>.</summary>
    public IReadOnlyDictionary<string, int> Counts(CaseQuery query) => journal.Read(connection =>
        connection.Query<(string State, long Count)>(CountSql(query), Values(query, 0)).ToDictionary(row => row.State, row => (int)row.Count, StringComparer.Ordinal));

    public CaseChoices Choices() => journal.Read(connection =>
    {
        var all = connection.Query<(string Camera, string Category, string Rule)>(ChoiceSql).ToList();
        return new CaseChoices(Distinct(all, one => one.Camera), Distinct(all, one => one.Category), Distinct(all, one => one.Rule));
    });

    /// <summary>Numbers come out of an index that holds whatever is filtered by; only the cases that are shown are read from the table.</summary>
    internal static string LatestSql(CaseQuery query) =>
        $"{CaseRow.Columns} WHERE number IN (SELECT number FROM city_case INDEXED BY {(HasState(query) ? "city_case_queue" : "city_case_board")} WHERE {Where(query, State(query))} ORDER BY number DESC LIMIT @count) "
        + "ORDER BY number DESC";

    internal static string CountSql(CaseQuery query) =>
        $"SELECT iif(moved_to IS NULL, state, '{CaseQuery.Moved}'), count(*) FROM city_case INDEXED BY city_case_queue WHERE {Where(query, null)} GROUP BY 1";

    internal const string ChoiceSql = "SELECT DISTINCT camera, category, rule FROM city_case INDEXED BY city_case_board";

    private static bool HasState(CaseQuery query) => query.State is not (CaseQuery.All or CaseQuery.Moved);

    private static string? State(CaseQuery query) => query.State switch
    {
        CaseQuery.All => null,
        CaseQuery.Moved => "moved_to IS NOT NULL",
        _ => "state = @State AND moved_to IS NULL",
    };

    // Only what is asked for: SQLite looks nothing up in an index for "@x IS NULL OR x = @x".
    private static string Where(CaseQuery query, string? state)
    {
        string?[] all =
        [
            state,
            query.Camera is null ? null : "camera = @Camera",
            query.Category is null ? null : "category = @Category",
            query.Rule is null ? null : "rule = @Rule",
            query.From is null ? null : "decided_at >= @From",
            query.To is null ? null : "decided_at < @Until",
            query.Trial is null ? null : "trial = @Trial",
        ];
        return string.Join(" AND ", all.OfType<string>().DefaultIfEmpty("TRUE"));
    }

    private static List<string> Distinct<T>(IEnumerable<T> all, Func<T, string> of) => [.. all.Select(of).Distinct().Order(StringComparer.Ordinal)];

    private object Values(CaseQuery query, int count) => new
    {
        query.State,
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
