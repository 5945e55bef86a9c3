using EdgeGateway.Vision;
using EdgeGateway.Vision.Replays;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Service.Verbs;

internal static class ReplayVerb
{
    /// <summary>
    /// <c>replay VIDEO [--camera FILE[#ID]] [--stills FOLDER]</c>: what this camera's rules would have found in a recording, as JSON. Without an id
    /// the first camera of the file counts, without a file that of the demo.
    /// </summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        if (line.Words is not [var video])
        {
            await Console.Error.WriteLineAsync("replay VIDEO [--camera FILE#ID] [--stills FOLDER]");
            return ExitCodes.BadUsage;
        }
        var parts = line.Switches.GetValueOrDefault("camera")?.Split('#', 2) ?? [];
        var configuration = Configurations.Read(parts.FirstOrDefault());
        if (configuration.Options is not { } options)
        {
            await Console.Error.WriteLineAsync(Configurations.Describe(configuration.Errors));
            return ExitCodes.BadConfiguration;
        }
        var camera = options.Cameras.FirstOrDefault(camera => parts.Length < 2 || camera.Id == parts[1]);
        if (camera is null)
        {
            await Console.Error.WriteLineAsync("没有这个摄像机 / no such camera");
            return ExitCodes.Refused;
        }
        IReadOnlyList<string> models = options.ModelDirectory is { } folder ? [folder] : [];
        return await PlayAsync(new Replay(camera, models, TimeProvider.System) { Calendar = new WorkCalendar(options.Calendar) }, video, line.Switches.GetValueOrDefault("stills"));
    }

    private static async Task<int> PlayAsync(Replay replay, string video, string? stills)
    {
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopping.Cancel();
        };
        var report = await replay.RunAsync(video, stills is null ? null : candidate => Keep(candidate, stills), stopping.Token);
        await Console.Out.WriteLineAsync(report.ToJson());
        return report.Problem is null ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static void Keep(Candidate candidate, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var still in candidate.Stills)
            File.WriteAllBytes(Path.Combine(folder, $"{candidate.Key.Replace('/', '_')}-{still.Name}"), still.Jpeg.Span);
    }
}
