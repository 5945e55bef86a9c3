namespace EdgeGateway.Service.Logs;

/// <summary>Which lines somebody wants to see.</summary>
internal sealed record LogQuery
{
    public const int Most = 5000;

    /// <summary>Least severe.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>Null or empty: all of them.</summary>
    public string? Room { get; init; }

    /// <summary>Part of the text, of the message's name or of the error; letter case does not matter.</summary>
    public string? Text { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public int Max { get; init; } = 200;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<KeptLine> Of(IEnumerable<KeptLine> backwards) => [.. backwards.Where(Wants).Take(Math.Clamp(Max, 1, Most))];

    public bool Wants(KeptLine line) =>
        line.Severity >= Level
        && (string.IsNullOrEmpty(Room) || line.Room == Room)
        && (From is not { } from || line.At >= from)
        && (To is not { } to || line.At <= to)
        && (string.IsNullOrEmpty(Text) || Has(line.Text) || Has(line.Event) || Has(line.Error ?? ""));

    private bool Has(string text) => text.Contains(Text!, StringComparison.OrdinalIgnoreCase);
}
