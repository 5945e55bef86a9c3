using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision;

/// <summary>What one picture told.</summary>
/// <param name="Detections">Everything the detector gave, weak sightings included; one thing may come under several labels.</param>
/// <param name="Tracks">Objects followed and seen in this picture.</param>
/// <param name="Candidates">New ones only, each with its stills. Mostly empty.</param>
/// <param name="Vacated">Keys of earlier candidates whose place was now seen empty for long enough. Mostly empty.</param>
public sealed record SightResult(
    IReadOnlyList<Detection> Detections,
    IReadOnlyList<Track> Tracks,
    IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<string> Vacated)
{
    /// <summary>How often the detector looked: once at the whole picture, once at each region that was due. 0: the picture was held.</summary>
    public int Inferences { get; init; }

    /// <summary>What has been standing for two seconds and more.</summary>
    public IReadOnlyList<Standing> Standing { get; init; } = [];

    /// <summary>Crossings so far of every line, by rule.</summary>
    public IReadOnlyDictionary<string, LineCount> Lines { get; init; } = new Dictionary<string, LineCount>();
}
