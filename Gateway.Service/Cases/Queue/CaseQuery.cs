using System.Globalization;

namespace EdgeGateway.Service.Cases.Queue;

/// <summary>Which cases a reviewer wants to see. What is null does not matter.</summary>
public sealed record CaseQuery
{
    /// <summary>Any state.</summary>
    public const string All = "all";

    /// <summary>Those another box goes on with, in whatever state they were.</summary>
    public const string Moved = "moved";

    /// <summary>A state of the case's life, which leaves out what another box goes on with; <see cref="All"/> or <see cref="Moved"/>. What waits for a person comes first.</summary>
    public string State { get; init; } = CaseStates.PendingReview;

    /// <summary>Camera id.</summary>
    public string? Camera { get; init; }

    /// <summary>Canonical event.</summary>
    public string? Category { get; init; }

    /// <summary>Rule id.</summary>
    public string? Rule { get; init; }

    /// <summary>First day of discovery, local.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of discovery, local; the day itself included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>True: only what rules on trial saw; false: nothing of it.</summary>
    public bool? Trial { get; init; }

    /// <summary>Text of an address into a query. What cannot be read is left out.</summary>
    public static CaseQuery Of(string? state, string? camera, string? category, string? rule, string? from, string? to, string? trial) => new()
    {
        State = Given(state) ?? CaseStates.PendingReview,
        Camera = Given(camera),
        Category = Given(category),
        Rule = Given(rule),
        From = Day(from),
        To = Day(to),
        Trial = trial switch { "only" => true, "no" => false, _ => null },
    };

    /// <summary>The same as an address has it, without question mark; empty for what a reviewer sees first.</summary>
    public string ToText()
    {
        (string Name, string? Value)[] all =
        [
            ("state", State == CaseStates.PendingReview ? null : State), ("camera", Camera), ("category", Category), ("rule", Rule),
            ("from", Text(From)), ("to", Text(To)), ("trial", Trial switch { true => "only", false => "no", _ => null }),
        ];
        return string.Join('&', all.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
