using System.Collections.Concurrent;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Inference.Scheduling;
using EdgeGateway.Vision.Rules;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Benchmarks.Cameras;

/// <summary>N cameras on one server for the length of the film.</summary>
internal sealed class Fleet(PlantedFilm film, string models, string folder, TimeProvider clock)
{
    /// <summary>Until here streams are being opened; costs are counted from then on.</summary>
    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<MeasuredDetector> _detectors = [];
    private readonly ConcurrentDictionary<string, ConcurrentBag<Candidate>> _found = [];
    private readonly StageMeter _stages = new(ProcessorTime.OfThread);

    public async Task<FleetReport> RunAsync(FilmServer server, int count)
    {
        using var stop = new CancellationTokenSource();
        var setup = new CameraSetup(Open, folder, clock, NullLoggerFactory.Instance) { Scheduler = new InferenceScheduler(0, clock), Stages = _stages };
        var cameras = Enumerable.Range(0, count).Select(n => new Camera(film.Camera($"cam-{n}", server.AddressOf(n)), setup)).ToList();
        foreach (var camera in cameras)
            camera.CandidateFound += candidate => _found.GetOrAdd(candidate.CameraId, _ => []).Add(candidate);
        var running = cameras.Select(camera => camera.RunAsync(stop.Token)).ToList();
        await Task.Delay(Opening, clock);
        var before = Costs.Now(server, _stages);
        await Task.Delay(PlantedFilm.Length - Opening, clock);
        var costs = Costs.Now(server, _stages) - before;
        var report = new FleetReport(count, film, costs)
        {
            // One camera, one stop: told once is right.
            Found = cameras.Count(camera => _found.TryGetValue(camera.Id, out var found) && found.Count == 1),
            Told = _found.Values.Sum(found => found.Count),
            WorstBehind = _detectors.Select(detector => detector.Behind).DefaultIfEmpty().Max(),
            Dropped = cameras.Sum(camera => camera.Capture.Counters.Dropped),
            Received = cameras.Sum(camera => camera.Capture.Counters.Received),
            Restarts = cameras.Sum(camera => camera.Capture.Counters.Restarts),
            Looks = _detectors.Sum(detector => detector.Looks),
            Megabytes = ProcessorTime.Megabytes(Environment.ProcessId),
            ChildMegabytes = ProcessorTime.Children().Where(id => id != server.ProcessId).Sum(ProcessorTime.Megabytes),
        };
        await stop.CancelAsync();
        await Task.WhenAll(running);
        foreach (var camera in cameras)
            await camera.DisposeAsync();
        return report;
    }

    private DetectorChoice Open(CameraOptions camera)
    {
        var choice = DetectorCatalogue.Open(camera.Model, [models]);
        var detector = new MeasuredDetector(choice.Detector, _stages, clock);
        _detectors.Add(detector);
        return choice with { Detector = detector };
    }
}
