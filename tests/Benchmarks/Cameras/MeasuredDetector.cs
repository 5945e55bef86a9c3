using EdgeGateway.Vision;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Benchmarks.Cameras;

/// <summary>A camera's detector that notes what each look costs, and how old the picture is by then.</summary>
internal sealed class MeasuredDetector(Detector inner, StageMeter stages, TimeProvider clock) : Detector
{
    private readonly long _start = clock.GetTimestamp();
    private int _epoch = -1;
    private TimeSpan _freshest;

    public override string Name => inner.Name;

    public override string Digest => inner.Digest;

    public override IReadOnlyList<string> Labels => inner.Labels;

    public int Looks { get; private set; }

    /// <summary>How much later than the freshest picture of its connection the latest one was looked at; and the worst.</summary>
    public TimeSpan Behind { get; private set; }

    public TimeSpan WorstBehind { get; private set; }

    public override IReadOnlyList<Detection> Detect(Frame frame)
    {
        var age = clock.GetElapsedTime(_start) - frame.StreamTime;
        if (frame.Epoch != _epoch || age < _freshest)
            (_epoch, _freshest) = (frame.Epoch, age);
        Behind = age - _freshest;
        WorstBehind = Behind > WorstBehind ? Behind : WorstBehind;
        Looks++;
        var since = stages.Now;
        var found = inner.Detect(frame);
        stages.Add(Stage.Infer, since);
        return found;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
