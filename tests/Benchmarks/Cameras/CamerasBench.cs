using System.Globalization;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Replays;

namespace EdgeGateway.Benchmarks.Cameras;

/// <summary>
/// How many live cameras a box carries: N RTSP streams from one server on this machine, each with one planted stop that must be found.
/// <c>cameras [parking|people] [N ...]</c>; without N the goal first, then fewer until it works.
/// </summary>
internal static class CamerasBench
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (SharedFiles.Find("footage/vtest.avi") is not { } footage || SharedFiles.Find("models") is not { } models)
        {
            Console.WriteLine("needs shared/footage/vtest.avi and shared/models beside the checkout");
            return 1;
        }
        var films = new[] { PlantedFilm.Parking, PlantedFilm.People }.Where(film => !arguments.Any(IsName) || arguments.Contains(film.Name)).ToList();
        var counts = arguments.Where(argument => !IsName(argument)).Select(argument => int.Parse(argument, CultureInfo.InvariantCulture)).ToList();
        Console.WriteLine($"cameras: {Machine.Description}; load {ProcessorTime.Load()}");
        var good = true;
        foreach (var film in films)
            good &= await RunAsync(film, counts, footage, models);
        return good ? 0 : 1;
    }

    private static bool IsName(string argument) => argument is "parking" or "people";

    private static async Task<bool> RunAsync(PlantedFilm film, List<int> counts, string footage, string models)
    {
        using var folder = new TempFolder();
        var file = await film.EnsureAsync(footage, SourceTree.Path(".cache", "bench"));
        var alone = await new Replay(film.Camera("alone", ""), [models], Clock).RunAsync(file, null, CancellationToken.None);
        Console.WriteLine($"{film.Name}: the film alone gives {alone.Candidates.Count} candidate(s): {string.Join(", ", alone.Candidates.Select(one => $"{one.Label} at {one.At:0.0} s after {one.Dwell:0.0} s"))}");
        var largest = 0;
        foreach (var count in counts.Count > 0 ? counts : film.Fps > 0 ? [24, 16, 8] : [48, 36, 24, 12])
        {
            using var server = await FilmServer.StartAsync(file);
            var report = await new Fleet(film, models, folder.Path, Clock).RunAsync(server, count);
            Console.WriteLine(report);
            largest = report.IsGood ? Math.Max(largest, count) : largest;
            if (report.IsGood && counts.Count == 0)
                break;
        }
        Console.WriteLine($"{film.Name}: largest N that is good: {largest}");
        return alone.Candidates.Count == 1 && largest > 0;
    }
}
