using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Inference;

/// <summary>A detector behind a model file. Light: session and tensors belong to the model and are shared by all its cameras.</summary>
internal sealed class OnnxDetector : Detector
{
    private readonly ModelSession _session;

    /// <summary>Takes the session over, and lets it go when disposed.</summary>
    public OnnxDetector(string name, string digest, ModelSession session)
    {
        _session = session;
        (Name, Digest, Labels) = (name, digest, session.Manifest.ClassNames());
    }

    public override string Name { get; }

    public override string Digest { get; }

    public override IReadOnlyList<string> Labels { get; }

    public override int LargestBatch => _session.IsOpenEnded ? _session.Manifest.Batch : 1;

    public override object BatchKey => _session;

    public override IReadOnlyList<Detection> Detect(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return DetectAll([frame])[0];
    }

    public override IReadOnlyList<IReadOnlyList<Detection>> DetectAll(IReadOnlyList<Frame> frames)
    {
        var tensors = _session.Rent(frames.Count);
        try
        {
            for (var i = 0; i < frames.Count; i++)
                tensors.Write(frames[i], i);
            tensors.Run();
            return [.. Enumerable.Range(0, frames.Count).Select(i => tensors.Read(i, Labels))];
        }
        finally
        {
            _session.GiveBack(tensors);
        }
    }

    /// <summary>Runs the bare model on whatever is in the input tensors: to prove it, and to time it.</summary>
    internal void Run(int pictures = 1)
    {
        var tensors = _session.Rent(pictures);
        try
        {
            tensors.Run();
        }
        finally
        {
            _session.GiveBack(tensors);
        }
    }

    /// <summary>As <see cref="Run"/>, and reads the answer: what it says must be readable.</summary>
    internal void Prove(int pictures)
    {
        var tensors = _session.Rent(pictures);
        try
        {
            tensors.Run();
            _ = tensors.Read(pictures - 1, Labels);
        }
        finally
        {
            _session.GiveBack(tensors);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _session.LetGo();
        base.Dispose(disposing);
    }
}
