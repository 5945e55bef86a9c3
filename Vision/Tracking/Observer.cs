using System.Runtime.InteropServices;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tracking;

/// <summary>Detections in, scene out: association first, then places. Pure: time comes with the observation.</summary>
internal sealed class Observer
{
    private readonly Association _association = new();
    private readonly Places _places = new();

    public Scene Observe(Moment now, IReadOnlyList<Detection> detections)
    {
        var sightings = _association.Observe(now.At, detections);
        var ended = _places.Observe(now, CollectionsMarshal.AsSpan(sightings));
        return new Scene(now, _association.Tracks, _places.Current, ended);
    }
}
