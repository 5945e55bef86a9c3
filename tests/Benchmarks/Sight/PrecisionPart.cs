using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Benchmarks.Sight;

/// <summary>AP50 over 32 pictures of COCO: the product's detector against the bare model, per family.</summary>
internal static class PrecisionPart
{
    /// <summary>AP50 the product may lose. It may win: its pictures are YUV 4:2:0, the bare model's are not, and a few detections more or less are a point of 32 pictures.</summary>
    public const double Allowed = 0.005;

    public static bool Run(string models, string coco)
    {
        var good = true;
        foreach (var model in ModelTable.Models)
        {
            using var detector = DetectorCatalogue.Open(model.Name, [models]).Detector;
            using var bare = new BareModel(model, Path.Combine(models, model.FileName));
            var whole = Coco32.At50(coco, (picture, number) => Coco32.Detect(detector, picture, number));
            var plain = Coco32.At50(coco, bare.Detect);
            var kept = plain - whole <= Allowed;
            good &= kept;
            Console.WriteLine($"  {model.Name,-18} AP50 on coco32: product {whole:0.0000}, bare {plain:0.0000}, {(whole - plain) * 100:+0.00;-0.00;0.00} points{(kept ? "" : "  TOO MUCH")}");
        }
        return good;
    }
}
