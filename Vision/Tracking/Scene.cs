using EdgeGateway.Vision.Motion;

namespace EdgeGateway.Vision.Tracking;

/// <summary>Everything a rule may look at: one moment of one camera.</summary>
/// <param name="Tracks">Objects seen in this picture.</param>
/// <param name="Places">Taken places.</param>
/// <param name="Ended">Places that this picture ended.</param>
internal sealed record Scene(Moment Now, IReadOnlyList<Track> Tracks, IReadOnlyList<Place> Places, IReadOnlyList<Place> Ended)
{
    /// <summary>True when the detector did not look: the scene is the last one it saw. Such a picture proves that time went by, and counts for nothing else.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Wall time where the camera is; null: schedules do not matter.</summary>
    public DateTimeOffset? Wall { get; init; }

    /// <summary>Ids of tracks that left the picture over its border since the last one.</summary>
    public IReadOnlyList<int> Left { get; init; } = [];

    /// <summary>Every detection of this picture, one per object, weak ones included.</summary>
    public IReadOnlyList<Sighting> Sightings { get; init; } = [];

    /// <summary>What is followed to see whether it halts; empty when no rule asks for it.</summary>
    public IReadOnlyList<Halt> Halts { get; init; } = [];

    /// <summary>Halted before, and driven on or lost by this picture.</summary>
    public IReadOnlyList<Halt> HaltsOver { get; init; } = [];

    /// <summary>New things that stand still, by their pixels; empty when no rule asks for it.</summary>
    public IReadOnlyList<StillObject> Objects { get; init; } = [];

    /// <summary>Still objects that are gone since this picture.</summary>
    public IReadOnlyList<StillObject> ObjectsGone { get; init; } = [];
}
