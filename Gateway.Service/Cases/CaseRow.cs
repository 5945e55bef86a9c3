using System.Globalization;
using System.Text.Json;
using EdgeGateway.Vision;

namespace EdgeGateway.Service.Cases;

/// <summary>A row of <c>city_case</c> as SQLite gives it.</summary>
internal sealed class CaseRow
{
    public const string Columns =
        "SELECT number, seq, filed, later, state, last_seen AS lastSeen, dwell, sightings, vacated_at AS vacatedAt, box, moved_to AS movedTo, "
        + "(SELECT note FROM case_clip WHERE case_id = city_case.id) AS clip FROM city_case";

    public long Number { get; init; }
    public long? Seq { get; init; }
    public string Filed { get; init; } = "";
    public string Later { get; init; } = "[]";
    public string State { get; init; } = "";
    public string LastSeen { get; init; } = "";
    public double Dwell { get; init; }
    public long Sightings { get; init; }
    public string? VacatedAt { get; init; }
    public string Box { get; init; } = "";
    public string? MovedTo { get; init; }
    public string? Clip { get; init; }

    public CaseRecord ToRecord() => new(
        Number,
        Seq,
        JsonSerializer.Deserialize(Filed, CasesJson.Plain.CaseFiledData)!,
        State,
        Time(LastSeen),
        Dwell,
        (int)Sightings,
        VacatedAt is { } at ? Time(at) : null)
    {
        Later = JsonSerializer.Deserialize(Later, CasesJson.Plain.IReadOnlyListCaseStill) ?? [],
        MovedTo = MovedTo,
        Clip = Clip is null ? null : JsonSerializer.Deserialize(Clip, CasesJson.Plain.ClipNote),
    };

    public Box ParseBox() =>
        Box.Split(',').Select(part => float.Parse(part, CultureInfo.InvariantCulture)).ToArray() is [var left, var top, var right, var bottom]
            ? new Box(left, top, right, bottom) : default;

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
