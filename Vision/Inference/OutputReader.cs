using Microsoft.ML.OnnxRuntime;

namespace EdgeGateway.Vision.Inference;

/// <summary>Which outputs of a model matter, and how their numbers become findings.</summary>
internal abstract class OutputReader(ModelManifest manifest, IReadOnlyList<string> names)
{
    protected ModelManifest Manifest { get; } = manifest;

    protected int Classes { get; } = manifest.ClassNames().Count;

    /// <summary>Outputs to ask for, in the order <see cref="Read"/> expects them.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <param name="outputs">Of one run.</param>
    /// <param name="picture">Which of how many pictures the run was about.</param>
    /// <param name="findings">Receives what was found.</param>
    public abstract void Read(IReadOnlyList<OrtValue> outputs, (int Index, int Of) picture, List<Finding> findings);

    /// <summary>The reader for the manifest's family, or null when the model's outputs do not look like that family.</summary>
    public static OutputReader? For(ModelManifest manifest, IReadOnlyDictionary<string, NodeMetadata> outputs) => manifest.Family switch
    {
        "yolox" => YoloxReader.TryCreate(manifest, outputs),
        "deim" => DeimReader.TryCreate(manifest, outputs),
        "nanodet" => NanoDetReader.TryCreate(manifest, outputs),
        "yolo" => YoloReader.TryCreate(manifest, outputs),
        _ => null,
    };

    /// <summary>The numbers of one picture.</summary>
    protected static ReadOnlySpan<T> Part<T>(OrtValue output, (int Index, int Of) picture)
        where T : unmanaged
    {
        var all = output.GetTensorDataAsSpan<T>();
        var size = all.Length / picture.Of;
        return all.Slice(picture.Index * size, size);
    }

    /// <summary>The last two dimensions of the first three-dimensional float output; -1 where the model leaves them open.</summary>
    protected static (string Name, int Rows, int Columns)? FirstMatrix(IReadOnlyDictionary<string, NodeMetadata> outputs)
    {
        foreach (var (name, node) in outputs)
        {
            if (node.IsTensor && node.ElementType == typeof(float) && node.Dimensions.Length == 3)
                return (name, node.Dimensions[1], node.Dimensions[2]);
        }
        return null;
    }
}

internal sealed class YoloxReader(ModelManifest manifest, string output) : OutputReader(manifest, [output])
{
    public static YoloxReader? TryCreate(ModelManifest manifest, IReadOnlyDictionary<string, NodeMetadata> outputs)
    {
        var rows = YoloxDecoder.Rows(manifest.Width, manifest.Height);
        return FirstMatrix(outputs) is { } matrix && matrix.Rows == rows && matrix.Columns == manifest.ClassNames().Count + 5
            ? new YoloxReader(manifest, matrix.Name)
            : null;
    }

    public override void Read(IReadOnlyList<OrtValue> outputs, (int Index, int Of) picture, List<Finding> findings) => YoloxDecoder.Decode(
        Part<float>(outputs[0], picture), Manifest.Width, Manifest.Height, Classes, Manifest.LowScore, findings);
}

internal sealed class DeimReader(ModelManifest manifest) : OutputReader(manifest, ["labels", "boxes", "scores"])
{
    public static DeimReader? TryCreate(ModelManifest manifest, IReadOnlyDictionary<string, NodeMetadata> outputs)
    {
        var fits = outputs.TryGetValue("labels", out var labels) && labels.ElementType == typeof(long)
            && outputs.TryGetValue("boxes", out var boxes) && boxes.ElementType == typeof(float)
            && outputs.TryGetValue("scores", out var scores) && scores.ElementType == typeof(float);
        return fits ? new DeimReader(manifest) : null;
    }

    public override void Read(IReadOnlyList<OrtValue> outputs, (int Index, int Of) picture, List<Finding> findings) => DeimDecoder.Decode(
        Part<long>(outputs[0], picture), Part<float>(outputs[1], picture), Part<float>(outputs[2], picture),
        Manifest.LowScore, findings);
}

internal sealed class NanoDetReader(ModelManifest manifest) : OutputReader(manifest, [.. Strides.SelectMany(NamesOf)])
{
    private static readonly int[] Strides = [8, 16, 32];

    public static NanoDetReader? TryCreate(ModelManifest manifest, IReadOnlyDictionary<string, NodeMetadata> outputs)
    {
        var classes = manifest.ClassNames().Count;
        var fits = Strides.All(stride => NamesOf(stride).All(outputs.ContainsKey)
            && outputs[NamesOf(stride)[0]].Dimensions[^1] == classes && outputs[NamesOf(stride)[1]].Dimensions[^1] == 32);
        return fits ? new NanoDetReader(manifest) : null;
    }

    public override void Read(IReadOnlyList<OrtValue> outputs, (int Index, int Of) picture, List<Finding> findings)
    {
        for (var i = 0; i < Strides.Length; i++)
        {
            NanoDetDecoder.Decode(
                Part<float>(outputs[2 * i], picture), Part<float>(outputs[(2 * i) + 1], picture), Strides[i],
                (Manifest.Width + Strides[i] - 1) / Strides[i], Classes, Manifest.LowScore, findings);
        }
    }

    private static string[] NamesOf(int stride) => [$"cls_pred_stride_{stride}", $"dis_pred_stride_{stride}"];
}

internal sealed class YoloReader(ModelManifest manifest, string output, bool columns) : OutputReader(manifest, [output])
{
    public static YoloReader? TryCreate(ModelManifest manifest, IReadOnlyDictionary<string, NodeMetadata> outputs)
    {
        var classes = manifest.ClassNames().Count;
        if (FirstMatrix(outputs) is not { } matrix)
            return null;
        if (matrix.Columns == classes + 5)
            return new YoloReader(manifest, matrix.Name, columns: false);
        return matrix.Rows == classes + 4 ? new YoloReader(manifest, matrix.Name, columns: true) : null;
    }

    public override void Read(IReadOnlyList<OrtValue> outputs, (int Index, int Of) picture, List<Finding> findings)
    {
        var values = Part<float>(outputs[0], picture);
        if (columns)
            YoloDecoder.DecodeColumns(values, Classes, values.Length / (Classes + 4), Manifest.LowScore, findings);
        else
            YoloDecoder.DecodeRows(values, Classes, Manifest.LowScore, findings);
    }
}
