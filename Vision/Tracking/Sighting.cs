using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tracking;

/// <summary>One object in one picture with the track it belongs to.</summary>
/// <param name="Group">What may not change along a track: see <see cref="LabelGroups"/>.</param>
/// <param name="TrackId">0 when no track took it: a weak detection nobody expected there.</param>
internal readonly record struct Sighting(Detection Detection, string Group, int TrackId)
{
    public Box Box => Detection.Box;
}
