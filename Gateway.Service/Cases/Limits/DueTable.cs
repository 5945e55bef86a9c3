using System.Globalization;
using System.Text.Json;

namespace EdgeGateway.Service.Cases.Limits;

/// <summary>By when a case of a category should be dealt with. Limits are local, so they are a data file and nothing is built in. Pure.</summary>
internal sealed class DueTable
{
    private readonly Dictionary<string, DueRow> _rows;
    private readonly WorkHours? _hours;

    private DueTable(Dictionary<string, DueRow> rows, WorkHours? hours) => (_rows, _hours) = (rows, hours);

    public static DueTable None { get; } = new([], null);

    /// <exception cref="InvalidDataException">Not such a table; the message names the row.</exception>
    public static DueTable Read(ReadOnlySpan<byte> json, WorkHours hours)
    {
        var rows = new Dictionary<string, DueRow>(StringComparer.Ordinal);
        foreach (var row in Parse(json))
        {
            if (row is not { Category.Length: > 0 } || Limits(row) != 1 || row is { Hours: <= 0 or > 87600 } or { WorkingHours: <= 0 or > 8760 } or { WorkingDays: <= 0 or > 365 })
                throw new InvalidDataException($"{row?.Category}: one of hours (to 87600), workingHours (to 8760), workingDays (to 365), greater than 0");
            if (!rows.TryAdd(row.Category, row))
                throw new InvalidDataException($"{row.Category} is there twice");
        }
        return new DueTable(rows, hours);
    }

    /// <summary>Null when the table has no limit for the category.</summary>
    public CaseDue? Of(string category, DateTimeOffset start)
    {
        if (_hours is null || !_rows.TryGetValue(category, out var row))
            return null;
        return row switch
        {
            { Hours: { } hours } => new CaseDue(start.AddHours(hours).ToUniversalTime(), Words(hours, "hours")),
            { WorkingHours: { } hours } => new CaseDue(_hours.AddHours(start, TimeSpan.FromHours(hours)), Words(hours, "working hours")),
            _ => new CaseDue(_hours.AddDays(start, row.WorkingDays!.Value), Words(row.WorkingDays.Value, "working days")),
        };
    }

    private static List<DueRow> Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CasesJson.Plain.ListDueRow) ?? [];
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException(wrong.Message, wrong);
        }
    }

    private static int Limits(DueRow row) => (row.Hours is null ? 0 : 1) + (row.WorkingHours is null ? 0 : 1) + (row.WorkingDays is null ? 0 : 1);

    private static string Words(double amount, string unit) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.##} {unit}");
}
