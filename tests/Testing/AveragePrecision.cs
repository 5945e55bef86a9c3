namespace EdgeGateway.Testing;

/// <summary>
/// AP50 as COCO counts it: per class, detections by score, each matched to the best free truth of its picture at IoU 0.5 or more; precision made
/// monotonic and read at 101 recalls; mean over the classes that occur in the truth.
/// </summary>
public sealed class AveragePrecision
{
    public readonly record struct Item(int Picture, string Class, float Score, float Left, float Top, float Right, float Bottom);

    private readonly List<Item> _truths = [];
    private readonly List<Item> _found = [];

    public void Truth(Item truth) => _truths.Add(truth);

    public void Found(Item item) => _found.Add(item);

    /// <returns>0 to 1.</returns>
    public double At50() => _truths.GroupBy(truth => truth.Class).Average(truths => OfClass([.. truths], truths.Key));

    private double OfClass(List<Item> truths, string name)
    {
        var taken = new bool[truths.Count];
        var (right, seen) = (0, 0);
        List<(double Recall, double Precision)> curve = [];
        foreach (var item in _found.Where(item => item.Class == name).OrderByDescending(item => item.Score))
        {
            seen++;
            var best = Enumerable.Range(0, truths.Count)
                .Where(i => !taken[i] && truths[i].Picture == item.Picture && Iou(truths[i], item) >= 0.5)
                .OrderByDescending(i => Iou(truths[i], item))
                .FirstOrDefault(-1);
            if (best >= 0)
            {
                taken[best] = true;
                right++;
            }
            curve.Add((right / (double)truths.Count, right / (double)seen));
        }
        return Enumerable.Range(0, 101).Average(step =>
            curve.Where(point => point.Recall >= (step / 100.0) - 1e-9).Select(point => point.Precision).DefaultIfEmpty(0).Max());
    }

    private static double Iou(Item a, Item b)
    {
        var width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        var height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        if (width <= 0 || height <= 0)
            return 0;
        var shared = (double)width * height;
        return shared / (Area(a) + Area(b) - shared);
    }

    private static double Area(Item item) => (double)(item.Right - item.Left) * (item.Bottom - item.Top);
}
