namespace EdgeGateway.Vision.Tracking;

/// <summary>Everything a rule may look at: one moment of one camera.</summary>
/// <param name="Tracks">Objects seen in this picture.</param>
/// <param name="Places">Taken places.</param>
/// <param name="Ended">Places that this picture ended.</param>
internal sealed record Scene(Moment Now, IReadOnlyList<Track> Tracks, IReadOnlyList<Place> Places, IReadOnlyList<Place> Ended);
