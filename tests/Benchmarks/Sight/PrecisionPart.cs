using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using OpenCvSharp;

namespace EdgeGateway.Benchmarks.Sight;

/// <summary>AP50 over 32 pictures of COCO: the product's detector against the bare model, per family.</summary>
internal static class PrecisionPart
{
    /// <summary>Points of AP50 the product may lose.</summary>
    private const double Allowed = 0.005;

    public static bool Run(string models, string coco)
    {
        var good = true;
        foreach (var model in ModelTable.Models)
        {
            using var detector = DetectorCatalogue.Open(model.Name, [models]).Detector;
            using var bare = new BareModel(model, Path.Combine(models, model.FileName));
            var (ours, theirs) = (new AveragePrecision(), new AveragePrecision());
            var pictures = Directory.GetFiles(Path.Combine(coco, "images"), "*.jpg").Order(StringComparer.Ordinal).ToList();
            for (var i = 0; i < pictures.Count; i++)
            {
                foreach (var truth in Truths(Path.Combine(coco, "labels", Path.GetFileNameWithoutExtension(pictures[i]) + ".txt"), i))
                {
                    ours.Truth(truth);
                    theirs.Truth(truth);
                }
                using var picture = Cv2.ImRead(pictures[i], ImreadModes.Color);
                using var frame = new Frame(I420.Of(picture.AsSpan<byte>(), picture.Width, picture.Height), new PictureFormat(picture.Width, picture.Height, YuvColour.Jpeg), TimeSpan.Zero, 0);
                foreach (var (label, score, box) in detector.Detect(frame))
                    ours.Found(new(i, label, score, box.Left, box.Top, box.Right, box.Bottom));
                foreach (var item in bare.Detect(picture, i))
                    theirs.Found(item);
            }
            var (whole, plain) = (ours.At50(), theirs.At50());
            good &= plain - whole <= Allowed;
            Console.WriteLine($"  {model.Name,-18} AP50 on coco32: product {whole:0.0000}, bare {plain:0.0000}, {(whole - plain) * 100:+0.00;-0.00} points{(plain - whole <= Allowed ? "" : "  TOO MUCH")}");
        }
        return good;
    }

    private static IEnumerable<AveragePrecision.Item> Truths(string file, int picture)
    {
        var names = ModelTable.LabelSet("coco-80")!;
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            var numbers = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(float.Parse).ToArray();
            var (x, y, width, height) = (numbers[1], numbers[2], numbers[3], numbers[4]);
            yield return new(picture, names[(int)numbers[0]], 1, x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));
        }
    }
}
