using EdgeGateway.Vision.Capture;
using Microsoft.ML.OnnxRuntime;

namespace EdgeGateway.Vision.Inference;

/// <summary>A detector behind a model file. Input and, where their size is known, output tensors are allocated once and used for every picture.</summary>
internal sealed class OnnxDetector : Detector
{
    private readonly ModelSession _session;
    private readonly ModelManifest _manifest;
    private readonly OutputReader _reader;
    private readonly InputWriter _writer;
    private readonly RunOptions _runOptions = new();
    private readonly float[] _input;
    private readonly string[] _inputNames;
    private readonly OrtValue[] _inputs;
    private readonly OrtValue[]? _outputs;
    private readonly List<Finding> _findings = [];

    /// <summary>Takes the session over, and lets it go when disposed.</summary>
    public OnnxDetector(string name, string digest, ModelSession session, ModelManifest manifest, OutputReader reader)
    {
        (_session, _manifest, _reader) = (session, manifest, reader);
        Name = name;
        Digest = digest;
        Labels = manifest.ClassNames();
        _writer = new InputWriter(manifest);
        _input = GC.AllocateArray<float>(3 * manifest.Width * manifest.Height, pinned: true);
        _inputNames = [.. session.Native.InputMetadata.Keys];
        _inputs = [.. session.Native.InputMetadata.Values.Select(Input)];
        _outputs = Outputs();
    }

    public override string Name { get; }

    public override string Digest { get; }

    public override IReadOnlyList<string> Labels { get; }

    public override IReadOnlyList<Detection> Detect(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var map = _writer.Write(frame, _input);
        Run();
        Suppression.Apply(_findings, _manifest.Overlap, _reader.SuppressAcrossClasses);
        var detections = new List<Detection>(_findings.Count);
        foreach (var finding in _findings)
        {
            var box = map.Back(finding.Left, finding.Top, finding.Right, finding.Bottom);
            if (finding.Class < Labels.Count && box.Area > 0)
                detections.Add(new Detection(Labels[finding.Class], Math.Min(finding.Score, 1), box));
        }
        return detections;
    }

    /// <summary>Runs whatever is in the input tensor; leaves the findings of this run, unless only the model itself is to be timed.</summary>
    internal void Run(bool read = true)
    {
        _findings.Clear();
        if (_outputs is not null)
        {
            _session.Native.Run(_runOptions, _inputNames, _inputs, _reader.Names, _outputs);
            if (read)
                _reader.Read(_outputs, _findings);
            return;
        }
        using var outputs = _session.Native.Run(_runOptions, _inputNames, _inputs, _reader.Names);
        _reader.Read(outputs, _findings);
    }

    /// <summary>Float input: the picture. Integer input: the size boxes are given in, ours being that of the input.</summary>
    private OrtValue Input(NodeMetadata node)
    {
        return node.ElementType == typeof(long)
            ? OrtValue.CreateTensorValueFromMemory<long>([_manifest.Width, _manifest.Height], [1, 2])
            : OrtValue.CreateTensorValueFromMemory(_input, [1, 3, _manifest.Height, _manifest.Width]);
    }

    private OrtValue[]? Outputs()
    {
        var nodes = _reader.Names.Select(name => _session.Native.OutputMetadata[name]).ToList();
        if (nodes.Any(node => node.Dimensions.Skip(1).Any(size => size <= 0)))
            return null;
        return [.. nodes.Select(node => OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance, node.ElementDataType, [1, .. node.Dimensions.Skip(1).Select(size => (long)size)]))];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var value in _inputs.Concat(_outputs ?? []))
                value.Dispose();
            _runOptions.Dispose();
            _writer.Dispose();
            _session.LetGo();
        }
        base.Dispose(disposing);
    }
}
