using System.Text.Json.Serialization;

namespace EdgeGateway.Service.RemoteConfiguration;

/// <summary>A configuration whose signature, box and number were checked.</summary>
/// <param name="Number">Higher than every one before.</param>
/// <param name="Who">Person or program that signed for it; as it says.</param>
/// <param name="Text">The configuration as JSON.</param>
internal sealed record SignedConfiguration(long Number, string? Who, string Text);

/// <summary>A configuration on trial.</summary>
internal sealed record ConfigurationTrial
{
    public required long Number { get; init; }
    public string? Who { get; init; }

    /// <summary><c>mqtt:&lt;destination&gt;</c>, <c>file</c> or <c>page</c>.</summary>
    public required string Source { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The configuration on trial, so that a power cut between this note and the file does no harm.</summary>
    public required string Text { get; init; }

    /// <summary>The configuration before.</summary>
    public required string Before { get; init; }

    /// <summary>What must work.</summary>
    public required IReadOnlyList<string> Required { get; init; }

    /// <summary>Starts of the program in this trial.</summary>
    public int Starts { get; init; }

    /// <summary>Why it goes back; null while that is not decided.</summary>
    public string? Decided { get; init; }
}

/// <summary>What became of one configuration.</summary>
/// <param name="Number">0: the one that was there before the first.</param>
/// <param name="Result"><c>kept</c>, <c>returned</c>, <c>original</c>.</param>
internal sealed record ConfigurationEntry(long Number, string? Who, string Source, DateTimeOffset At, string Result, string? Reason, string Sha256, string Text);

/// <summary>The last ten.</summary>
/// <param name="LastNumber">Highest number that was ever taken on trial.</param>
/// <param name="Entries">Newest first.</param>
internal sealed record ConfigurationHistory(long LastNumber, IReadOnlyList<ConfigurationEntry> Entries);

/// <summary>What the API shows: never the texts, they may name addresses of other networks.</summary>
internal sealed record ConfigurationView(string? Sha256, long LastNumber, TrialView? Trial, IReadOnlyList<EntryView> History);

/// <inheritdoc cref="ConfigurationTrial" />
internal sealed record TrialView(long Number, string? Who, string Source, DateTimeOffset At, int Starts);

/// <inheritdoc cref="ConfigurationEntry" />
internal sealed record EntryView(int Index, long Number, string? Who, string Source, DateTimeOffset At, string Result, string? Reason, string Sha256);

/// <summary>Data of the event about a trial's end.</summary>
internal sealed record ConfigurationTried(long Number, string? Who, string Source, string Result, string? Reason, string Sha256);

/// <summary>Answer to an attempt to apply.</summary>
internal sealed record ApplyAnswer(bool Taken, string Message, IReadOnlyList<string> Errors);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConfigurationTrial))]
[JsonSerializable(typeof(ConfigurationHistory))]
[JsonSerializable(typeof(ConfigurationView))]
[JsonSerializable(typeof(ConfigurationTried))]
[JsonSerializable(typeof(ApplyAnswer))]
internal sealed partial class RemoteJson : JsonSerializerContext;
