using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Inference;

/// <summary>Finds objects in one picture. Cameras may share what is behind it; one instance is used by one camera at a time.</summary>
public abstract class Detector : IDisposable
{
    /// <summary>Model file name without ending, or <c>hog</c>.</summary>
    public abstract string Name { get; }

    /// <summary>SHA-256 of the weights, lower-case hex: part of every case, so that the verdict can be repeated.</summary>
    public abstract string Digest { get; }

    /// <summary>Labels it can give. A rule about anything else never fires.</summary>
    public abstract IReadOnlyList<string> Labels { get; }

    /// <summary>How many pictures it likes to look at in one go; 1: one after the other.</summary>
    public virtual int LargestBatch => 1;

    /// <summary>Detectors with the same key may look at each other's pictures in one go.</summary>
    public virtual object BatchKey => this;

    /// <summary>
    /// All objects down to the detector's own low threshold (about 0.1), because tracking makes use of weak sightings;
    /// rules apply their own <c>minScore</c>. No order promised.
    /// </summary>
    public abstract IReadOnlyList<Detection> Detect(Frame frame);

    /// <summary>The same for several pictures, at most <see cref="LargestBatch"/>, in one go.</summary>
    public virtual IReadOnlyList<IReadOnlyList<Detection>> DetectAll(IReadOnlyList<Frame> frames) => [.. frames.Select(Detect)];

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
