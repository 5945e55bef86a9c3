using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Trials;

/// <summary>A trial as it stands: what was tried, how far it is, what was found. Nothing of it is in the journal.</summary>
public sealed record TrialState
{
    public required Guid Id { get; init; }
    public required string CameraId { get; init; }

    /// <summary>What people call the film.</summary>
    public required string Film { get; init; }

    /// <summary>When the film was taken to begin; null: schedules did not count.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Rules that run, with their kind; those that wait for another detector are left out when it is over.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Rules on trial among them.</summary>
    public required IReadOnlyList<string> ShadowRules { get; init; }

    /// <summary><c>running</c>, <c>done</c>, <c>stopped</c> (by hand or because time was up) or <c>failed</c>.</summary>
    public string Word { get; init; } = Running;

    /// <summary>Seconds of film looked at.</summary>
    public double Seconds { get; init; }

    public IReadOnlyList<TrialFinding> Findings { get; init; } = [];

    /// <summary>Crossings of lines: rule, then to the left and to the right.</summary>
    public IReadOnlyDictionary<string, string> Lines { get; init; } = new Dictionary<string, string>();

    /// <summary>Why it failed, was stopped, or sees less than it should.</summary>
    public Bilingual? Note { get; init; }

    public const string Running = "running";
    public const string Done = "done";
    public const string Stopped = "stopped";
    public const string Failed = "failed";
}
