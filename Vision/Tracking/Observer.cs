using System.Runtime.InteropServices;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tracking;

/// <summary>Detections in, scene out: association first, then places. Pure: time comes with the observation.</summary>
/// <param name="halts">Also follow what halts or crawls; only the rules that ask for it pay for it.</param>
internal sealed class Observer(bool halts = false)
{
    private readonly Association _association = new();
    private readonly Halts? _halts = halts ? new Halts(HaltLimits.Default) : null;
    private readonly Places _places = new();

    public Scene Observe(Moment now, IReadOnlyList<Detection> detections)
    {
        var sightings = _association.Observe(now.At, detections);
        var span = CollectionsMarshal.AsSpan(sightings);
        var ended = _places.Observe(now, span);
        var over = _halts?.Observe(now, span) ?? [];
        return new Scene(now, _association.Tracks, _places.Current, ended)
        {
            Sightings = sightings,
            Left = _association.Left,
            Halts = _halts?.Current ?? [],
            HaltsOver = over,
        };
    }

    /// <summary>
    /// A picture the detector did not see, because nothing changed: what it saw last and whose own pixels did not change is still there. Nothing is missed by such
    /// a picture, and nothing new is found.
    /// </summary>
    public Scene Hold(Moment now, Func<Box, bool> isStill)
    {
        var sightings = _association.Hold(now.At, isStill);
        _places.Hold(now, isStill);
        var over = _halts?.Observe(now, CollectionsMarshal.AsSpan(sightings)) ?? [];
        return new Scene(now, _association.Tracks, _places.Current, []) { Sightings = sightings, Halts = _halts?.Current ?? [], HaltsOver = over, IsHeld = true };
    }

    public IReadOnlyList<PlaceMemory> Remember() => _places.Remember();

    /// <summary>Before the first picture only.</summary>
    public void Recall(IReadOnlyList<PlaceMemory> places) => _places.Recall(places);
}
