using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using OpenCvSharp;

namespace EdgeGateway.Benchmarks.Sight;

/// <summary>The 32 pictures of <c>shared/data/coco32</c> and how well something finds what is in them.</summary>
internal static class Coco32
{
    /// <returns>AP50, 0 to 1.</returns>
    /// <param name="folder">Has <c>images</c> and <c>labels</c>.</param>
    /// <param name="find">Picture and its number to what was found.</param>
    public static double At50(string folder, Func<Mat, int, IEnumerable<AveragePrecision.Item>> find)
    {
        var names = ModelTable.LabelSet("coco-80")!;
        var precision = new AveragePrecision();
        var pictures = Directory.GetFiles(Path.Combine(folder, "images"), "*.jpg").Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < pictures.Count; i++)
        {
            foreach (var truth in Truths(Path.Combine(folder, "labels", Path.GetFileNameWithoutExtension(pictures[i]) + ".txt"), i, names))
                precision.Truth(truth);
            using var picture = Cv2.ImRead(pictures[i], ImreadModes.Color);
            foreach (var item in find(picture, i))
                precision.Found(item);
        }
        return precision.At50();
    }

    /// <summary>What the product finds, frame in, boxes out.</summary>
    public static IEnumerable<AveragePrecision.Item> Detect(Detector detector, Mat picture, int number)
    {
        using var frame = AsFromCamera(picture);
        return [.. detector.Detect(frame).Select(one => new AveragePrecision.Item(number, one.Label, one.Score, one.Box.Left, one.Box.Top, one.Box.Right, one.Box.Bottom))];
    }

    /// <summary>With the colours of two by two pixels in one, as a camera's decoder gives them. The bare model gets the file as it is.</summary>
    private static Frame AsFromCamera(Mat picture) =>
        new(I420.Of(picture.AsSpan<byte>(), picture.Width, picture.Height), new PictureFormat(picture.Width, picture.Height, YuvColour.Jpeg), TimeSpan.Zero, 0);

    private static IEnumerable<AveragePrecision.Item> Truths(string file, int picture, IReadOnlyList<string> names)
    {
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            var numbers = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(float.Parse).ToArray();
            var (x, y, width, height) = (numbers[1], numbers[2], numbers[3], numbers[4]);
            yield return new(picture, names[(int)numbers[0]], 1, x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));
        }
    }
}
