using EdgeGateway.Vision.Capture;
using Microsoft.ML.OnnxRuntime;

namespace EdgeGateway.Vision.Inference;

/// <summary>
/// Input and, where their size is known, output tensors of a model for a fixed number of pictures, allocated once and used again and again.
/// One user at a time.
/// </summary>
internal sealed class ModelTensors : IDisposable
{
    private readonly ModelSession _session;
    private readonly OutputReader _reader;
    private readonly RunOptions _runOptions = new();
    private readonly PictureMap[] _maps;
    private PictureTensor? _input;
    private readonly string[] _inputNames;
    private readonly OrtValue[] _inputs;
    private readonly OrtValue[]? _outputs;
    private readonly List<Finding> _findings = [];
    private IDisposableReadOnlyCollection<OrtValue>? _answer;

    public ModelTensors(ModelSession session, int pictures)
    {
        (_session, Pictures) = (session, pictures);
        _reader = session.Reader ?? throw new InvalidOperationException("a model without a reader is not run");
        _maps = new PictureMap[pictures];
        _inputNames = [.. session.Native.InputMetadata.Keys];
        _inputs = [.. session.Native.InputMetadata.Values.Select(Input)];
        _outputs = Outputs();
    }

    public int Pictures { get; }

    /// <summary>Puts a picture into the input.</summary>
    public void Write(Frame frame, int index) => _maps[index] = _input!.Write(frame, index);

    /// <summary>Runs the model on what is in the input.</summary>
    public void Run()
    {
        _answer?.Dispose();
        _answer = null;
        if (_outputs is not null)
            _session.Native.Run(_runOptions, _inputNames, _inputs, _reader.Names, _outputs);
        else
            _answer = _session.Native.Run(_runOptions, _inputNames, _inputs, _reader.Names);
    }

    /// <summary>What the last run found in one of the pictures.</summary>
    public IReadOnlyList<Detection> Read(int index, IReadOnlyList<string> labels)
    {
        _findings.Clear();
        _reader.Read(_outputs ?? (IReadOnlyList<OrtValue>)_answer!, (index, Pictures), _findings);
        Suppression.Apply(_findings, _session.Manifest.Overlap);
        var detections = new List<Detection>(_findings.Count);
        foreach (var finding in _findings)
        {
            var box = _maps[index].Back(finding.Left, finding.Top, finding.Right, finding.Bottom);
            if (finding.Class < labels.Count && box.Area > 0)
                detections.Add(new Detection(labels[finding.Class], Math.Min(finding.Score, 1), box));
        }
        return detections;
    }

    public void Dispose()
    {
        _answer?.Dispose();
        foreach (var value in _inputs.Concat(_outputs ?? []))
            value.Dispose();
        _input?.Dispose();
        _runOptions.Dispose();
    }

    /// <summary>A 64-bit integer input is the size boxes are given in, ours being that of the input; any other is for the pictures.</summary>
    private OrtValue Input(NodeMetadata node)
    {
        var manifest = _session.Manifest;
        return node.ElementType == typeof(long)
            ? OrtValue.CreateTensorValueFromMemory<long>(
                [.. Enumerable.Range(0, 2 * Pictures).Select(i => (long)(i % 2 == 0 ? manifest.Width : manifest.Height))], [Pictures, 2])
            : (_input = PictureTensor.For(node.ElementType, manifest, Pictures)).Value;
    }

    private OrtValue[]? Outputs()
    {
        var nodes = _reader.Names.Select(name => _session.Native.OutputMetadata[name]).ToList();
        if (nodes.Any(node => node.Dimensions.Skip(1).Any(size => size <= 0)))
            return null;
        return [.. nodes.Select(node => OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance, node.ElementDataType, [Pictures, .. node.Dimensions.Skip(1).Select(size => (long)size)]))];
    }
}
