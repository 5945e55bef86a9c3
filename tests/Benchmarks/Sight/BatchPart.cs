using System.Text.Json;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Benchmarks.Sight;

/// <summary>Whether several pictures in one run cost less than one after the other, for the models whose first dimension is open.</summary>
internal static class BatchPart
{
    private const int Most = 4;
    private const int Rounds = 30;

    public static void Run(string models)
    {
        Console.WriteLine("batches, milliseconds of processor time a picture of 768x576 (sum of runs in turn, one thread)");
        foreach (var model in ModelTable.Models)
        {
            using var folder = new TempFolder();
            File.Copy(Path.Combine(models, model.FileName), folder.File("batched.onnx"));
            File.WriteAllText(
                folder.File("batched.json"), JsonSerializer.Serialize(model.Manifest with { Batch = Most, Sha256 = null }, InferenceJson.Default.ModelManifest));
            using var detector = DetectorCatalogue.Open("batched", [folder.Path]).Detector;
            if (detector.LargestBatch == 1)
                Console.WriteLine($"  {model.Name,-18} takes one picture a run");
            else
                Time(model.Name, detector);
        }
    }

    private static void Time(string name, Detector detector)
    {
        var frames = Enumerable.Range(0, Most).Select(Noise).ToList();
        int[] sizes = [1, 2, Most];
        var times = sizes.ToDictionary(size => size, _ => 0.0);
        for (var round = -3; round < Rounds; round++)
        {
            foreach (var size in sizes)
            {
                var before = Environment.CpuUsage.TotalTime;
                for (var from = 0; from < Most; from += size)
                    detector.DetectAll(frames[from..(from + size)]);
                if (round >= 0)
                    times[size] += (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
            }
        }
        Console.WriteLine($"  {name,-18} {string.Join("  ", sizes.Select(size => $"{size} at once {times[size] / Rounds / Most:0.00}"))}");
    }

    private static Frame Noise(int seed)
    {
        var format = new PictureFormat(768, 576, default);
        var planes = new byte[format.Bytes];
        new Random(seed).NextBytes(planes);
        return new Frame(planes, format, TimeSpan.Zero, 0);
    }
}
