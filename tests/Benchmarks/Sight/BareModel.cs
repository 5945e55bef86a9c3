using EdgeGateway.Testing;
using EdgeGateway.Vision.Inference;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using OpenCvSharp;

namespace EdgeGateway.Benchmarks.Sight;

/// <summary>
/// The model as its authors' demo runs it, written for plainness and not for speed, with nothing of the product but the figures of its manifest: what whole and
/// fast detection must not fall behind. Every class of a cell counts, not only the best one.
/// </summary>
internal sealed class BareModel(PinnedModel model, string file) : IDisposable
{
    private static readonly int[] Strides = [8, 16, 32];

    private readonly InferenceSession _session = new(file, new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR });
    private readonly ModelManifest _manifest = model.Manifest;
    private readonly IReadOnlyList<string> _labels = model.Manifest.ClassNames();

    public IEnumerable<AveragePrecision.Item> Detect(Mat picture, int number)
    {
        var letterbox = _manifest.Resize == "letterbox";
        var ratio = Math.Min((double)_manifest.Width / picture.Width, (double)_manifest.Height / picture.Height);
        var (width, height) = letterbox ? ((int)Math.Round(picture.Width * ratio), (int)Math.Round(picture.Height * ratio)) : (_manifest.Width, _manifest.Height);
        var inputs = new List<NamedOnnxValue>();
        foreach (var (name, node) in _session.InputMetadata)
        {
            inputs.Add(node.ElementType == typeof(long)
                ? NamedOnnxValue.CreateFromTensor(name, new DenseTensor<long>(new long[] { _manifest.Width, _manifest.Height }, [1, 2]))
                : NamedOnnxValue.CreateFromTensor(name, Input(picture, width, height)));
        }
        using var outputs = _session.Run(inputs);
        var found = Decode(outputs.ToDictionary(output => output.Name));
        foreach (var (label, score, left, top, right, bottom) in _manifest.Family == "deim" ? found : Suppress(found))
        {
            yield return new AveragePrecision.Item(
                number, _labels[label], score, Part(left / width), Part(top / height), Part(right / width), Part(bottom / height));
        }

        static float Part(double value) => (float)Math.Clamp(value, 0, 1);
    }

    public void Dispose() => _session.Dispose();

    private DenseTensor<float> Input(Mat picture, int width, int height)
    {
        using var scaled = new Mat();
        Cv2.Resize(picture, scaled, new Size(width, height));
        var tensor = new DenseTensor<float>([1, 3, _manifest.Height, _manifest.Width]);
        for (var y = 0; y < _manifest.Height; y++)
        {
            for (var x = 0; x < _manifest.Width; x++)
            {
                var pixel = x < width && y < height ? scaled.At<Vec3b>(y, x) : new Vec3b((byte)_manifest.Pad, (byte)_manifest.Pad, (byte)_manifest.Pad);
                for (var plane = 0; plane < 3; plane++)
                    tensor[0, plane, y, x] = ((pixel[_manifest.Colour == "bgr" ? plane : 2 - plane] * _manifest.Scale) - _manifest.Mean[plane]) / _manifest.Deviation[plane];
            }
        }
        return tensor;
    }

    private List<Found> Decode(Dictionary<string, DisposableNamedOnnxValue> outputs) => _manifest.Family switch
    {
        "yolox" => Yolox(outputs.Values.First().AsTensor<float>()),
        "deim" => Deim(outputs["labels"].AsTensor<long>(), outputs["boxes"].AsTensor<float>(), outputs["scores"].AsTensor<float>()),
        "nanodet" => [.. Strides.SelectMany(stride => NanoDet(outputs[$"cls_pred_stride_{stride}"].AsTensor<float>(), outputs[$"dis_pred_stride_{stride}"].AsTensor<float>(), stride))],
        _ => throw new NotSupportedException(_manifest.Family),
    };

    private List<Found> Yolox(Tensor<float> output)
    {
        var found = new List<Found>();
        var row = 0;
        foreach (var stride in Strides)
        {
            for (var cell = 0; cell < _manifest.Width / stride * (_manifest.Height / stride); cell++, row++)
            {
                var (x, y) = ((output[0, row, 0] + (cell % (_manifest.Width / stride))) * stride, (output[0, row, 1] + (cell / (_manifest.Width / stride))) * stride);
                var (w, h) = (Math.Exp(output[0, row, 2]) * stride, Math.Exp(output[0, row, 3]) * stride);
                for (var label = 0; label < _labels.Count; label++)
                {
                    var score = output[0, row, 4] * output[0, row, 5 + label];
                    if (score >= _manifest.LowScore)
                        found.Add(new Found(label, score, x - (w / 2), y - (h / 2), x + (w / 2), y + (h / 2)));
                }
            }
        }
        return found;
    }

    private List<Found> Deim(Tensor<long> labels, Tensor<float> boxes, Tensor<float> scores) => [.. Enumerable.Range(0, scores.Dimensions[1])
        .Where(i => scores[0, i] >= _manifest.LowScore)
        .Select(i => new Found((int)labels[0, i], scores[0, i], boxes[0, i, 0], boxes[0, i, 1], boxes[0, i, 2], boxes[0, i, 3]))];

    private IEnumerable<Found> NanoDet(Tensor<float> scores, Tensor<float> distances, int stride)
    {
        var columns = (_manifest.Width + stride - 1) / stride;
        for (var cell = 0; cell < scores.Dimensions[1]; cell++)
        {
            var sides = Enumerable.Range(0, 4).Select(side => Expected(distances, cell, side) * stride).ToArray();
            var (x, y) = (((cell % columns) + 0.5) * stride, ((cell / columns) + 0.5) * stride);
            for (var label = 0; label < _labels.Count; label++)
            {
                if (scores[0, cell, label] >= _manifest.LowScore)
                    yield return new Found(label, scores[0, cell, label], x - sides[0], y - sides[1], x + sides[2], y + sides[3]);
            }
        }
    }

    private static double Expected(Tensor<float> distances, int cell, int side)
    {
        var chances = Enumerable.Range(0, 8).Select(bin => Math.Exp(distances[0, cell, (side * 8) + bin])).ToArray();
        return chances.Select((chance, bin) => chance * bin).Sum() / chances.Sum();
    }

    private List<Found> Suppress(List<Found> found)
    {
        var kept = new List<Found>();
        foreach (var one in found.OrderByDescending(one => one.Score))
        {
            if (!kept.Exists(other => other.Label == one.Label && Iou(other, one) > _manifest.Overlap))
                kept.Add(one);
        }
        return kept;
    }

    private static double Iou(Found a, Found b)
    {
        var (width, height) = (Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left), Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top));
        var shared = Math.Max(0, width) * Math.Max(0, height);
        return shared / (((a.Right - a.Left) * (a.Bottom - a.Top)) + ((b.Right - b.Left) * (b.Bottom - b.Top)) - shared);
    }

    private readonly record struct Found(int Label, float Score, double Left, double Top, double Right, double Bottom);
}
