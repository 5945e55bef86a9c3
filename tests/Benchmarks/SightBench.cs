using EdgeGateway.Benchmarks.Sight;
using EdgeGateway.Testing;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Replays;
using EdgeGateway.Vision.Rules;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Benchmarks;

/// <summary>What a picture costs by detector, how fast tracking is, and the two standing vehicles of the test footage at every rate.</summary>
internal static class SightBench
{
    private const int Rounds = 60;

    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <param name="parts">Any of detect, batch, precision, tracking, vtest, alarms; none: all.</param>
    public static async Task<int> RunAsync(string[] parts)
    {
        if (SharedFiles.Find("footage/vtest.avi") is not { } footage || SharedFiles.Find("models") is not { } models)
        {
            Console.WriteLine("needs shared/footage/vtest.avi and shared/models beside the checkout");
            return 1;
        }
        var good = true;
        if (Wants("detect"))
            Detect(models);
        if (Wants("batch"))
            BatchPart.Run(models);
        if (Wants("precision") && SharedFiles.Find("data/coco32") is { } coco)
            good &= PrecisionPart.Run(models, coco);
        if (Wants("tracking"))
            Tracking();
        foreach (var fps in Wants("vtest") ? [10, 5, 2, 1] : (double[])[])
            good &= await VehiclesAsync(footage, models, fps);
        if (Wants("alarms"))
            await FalseAlarmPart.RunAsync(footage, models, Clock);
        return good ? 0 : 1;

        bool Wants(string part) => parts.Length == 0 || parts.Contains(part);
    }

    private static void Detect(string models)
    {
        Console.WriteLine("inference, milliseconds a picture of 768x576 (median, Run and Detect in turn; CPU: mean of a Detect)");
        foreach (var model in ModelTable.Models)
        {
            foreach (var threads in (int[])[1, 2])
                Detect(model.Name, models, threads);
        }
        People();
    }

    private static void Detect(string model, string folder, int threads)
    {
        using var detector = (OnnxDetector)DetectorCatalogue.Open(model, [folder], new InferenceOptions { Threads = threads }).Detector;
        using var frame = Noise();
        for (var i = 0; i < 5; i++)
            detector.Detect(frame);
        var (run, whole, cpu) = (new List<double>(), new List<double>(), 0.0);
        for (var i = 0; i < Rounds; i++)
        {
            run.Add(Time(() => detector.Run()));
            cpu += Cpu(() => whole.Add(Time(() => detector.Detect(frame))));
        }
        Console.WriteLine(
            $"  {model,-18} {threads} thread(s): Run {Median(run),6:0.00}  Detect {Median(whole),6:0.00}  ratio {Median(whole) / Median(run):0.000}  CPU {cpu / Rounds:0.00}");
    }

    private static void People()
    {
        using var detector = new HogDetector();
        using var frame = Noise();
        var times = Enumerable.Range(0, 12).Select(_ => Time(() => detector.Detect(frame))).Skip(2).ToList();
        Console.WriteLine($"  hog                OpenCV's threads: Detect {Median(times):0.0}");
    }

    /// <summary>Fifty walkers and parkers whose boxes tremble, at 10 pictures a second.</summary>
    private static void Tracking()
    {
        const int Pictures = 5000;
        var random = new Random(1);
        var scene = Enumerable.Range(0, Pictures).Select(n => (IReadOnlyList<Detection>)[.. Enumerable.Range(0, 50).Select(i =>
        {
            var moved = i % 2 == 0 ? 0 : n * 0.004f;
            var left = (((i % 10) * 0.1f) + moved + (random.NextSingle() * 0.002f)) % 0.95f;
            var top = ((i / 10) * 0.19f) + (random.NextSingle() * 0.002f);
            return new Detection(i % 2 == 0 ? "car" : "person", 0.4f + (random.NextSingle() * 0.5f), new Box(left, top, left + 0.05f, top + 0.1f));
        })]).ToList();
        var (association, observer) = (new Association(), new Observer());
        var alone = Cpu(() => Play(n => association.Observe(TimeSpan.FromSeconds(n / 10.0), scene[n])));
        var all = Cpu(() => Play(n => observer.Observe(Moment.Seconds(n / 10.0), scene[n])));
        WalkersPart.Run();
        Console.WriteLine($"tracking, 50 boxes: association {Pictures / alone * 1000:0} pictures per CPU second, with places {Pictures / all * 1000:0}");

        static void Play(Action<int> look)
        {
            for (var n = 0; n < Pictures; n++)
                look(n);
        }
    }

    private static async Task<bool> VehiclesAsync(string footage, string models, double fps)
    {
        var camera = new CameraOptions
        {
            Id = "bench",
            Fps = fps,
            Rules = [new RuleOptions { Id = "r", Category = "motor-vehicle-parking", Labels = ["car", "truck", "bus"], Threshold = TimeSpan.FromSeconds(20) }],
        };
        var report = await new Replay(camera, [models], Clock).RunAsync(footage, null, CancellationToken.None);
        var worst = report.Candidates.Select(each => Math.Abs(each.At - each.Dwell)).DefaultIfEmpty().Max();
        Console.WriteLine(
            $"vtest at {fps} fps: {report.Candidates.Count} candidates, worst dwell error {worst:0.00} s, {report.Frames} pictures in {report.ElapsedSeconds:0.0} s");
        return report.Problem is null && report.Candidates.Count == 2 && worst <= 1;
    }

    internal static Frame Noise(int seed = 1)
    {
        var format = new PictureFormat(768, 576, default);
        var planes = new byte[format.Bytes];
        new Random(seed).NextBytes(planes);
        return new Frame(planes, format, TimeSpan.Zero, 0);
    }

    private static double Time(Action action)
    {
        var start = Clock.GetTimestamp();
        action();
        return Clock.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Milliseconds of this process's CPU time: what else the machine does stays out of it.</summary>
    private static double Cpu(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
