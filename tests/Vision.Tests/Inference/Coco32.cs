using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using OpenCvSharp;

namespace EdgeGateway.Vision.Tests.Inference;

/// <summary>Runs a detector over the 32 pictures of <c>shared/data/coco32</c>.</summary>
internal static class Coco32
{
    public static double Measure(Detector detector, string folder)
    {
        var names = ModelTable.LabelSet("coco-80")!;
        var precision = new AveragePrecision();
        var pictures = Directory.GetFiles(Path.Combine(folder, "images"), "*.jpg").Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < pictures.Count; i++)
        {
            foreach (var truth in Truths(Path.Combine(folder, "labels", Path.GetFileNameWithoutExtension(pictures[i]) + ".txt"), i, names))
                precision.Truth(truth);
            using var frame = Read(pictures[i]);
            foreach (var (label, score, box) in detector.Detect(frame))
                precision.Found(new(i, label, score, box.Left, box.Top, box.Right, box.Bottom));
        }
        return precision.At50();
    }

    private static IEnumerable<AveragePrecision.Item> Truths(string file, int picture, IReadOnlyList<string> names)
    {
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            var numbers = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(float.Parse).ToArray();
            var (x, y, width, height) = (numbers[1], numbers[2], numbers[3], numbers[4]);
            yield return new(picture, names[(int)numbers[0]], 1, x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));
        }
    }

    private static Frame Read(string file)
    {
        using var picture = Cv2.ImRead(file, ImreadModes.Color);
        return Vtest.Of(picture.AsSpan<byte>(), picture.Width, picture.Height);
    }
}
