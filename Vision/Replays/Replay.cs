using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Evidence;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Replays;

/// <summary>
/// Runs a recorded file through the very path a camera's pictures take, as fast as it decodes: to try rules and to tune them.
/// </summary>
public sealed class Replay(CameraOptions camera, IReadOnlyList<string> modelDirectories, TimeProvider clock)
{
    /// <summary>Days off, for schedules. They go by the time of the replay, not by that of the recording.</summary>
    public Rules.WorkCalendar Calendar { get; init; } = Rules.WorkCalendar.WeekendsOnly;

    /// <summary>Told before every picture how much of the film was looked at.</summary>
    public Action<TimeSpan>? Seen { get; init; }

    /// <param name="file">Anything ffmpeg reads.</param>
    /// <param name="found">Gets every candidate with its pictures when it is found; null: nobody.</param>
    /// <param name="cancellationToken">Ends ffmpeg and throws.</param>
    public async Task<ReplayReport> RunAsync(string file, Action<Rules.Candidate>? found, CancellationToken cancellationToken)
    {
        var choice = await Task.Run(() => DetectorCatalogue.Open(camera.Model, modelDirectories), cancellationToken);
        using var detector = choice.Detector;
        using var concealer = Concealer.Of(camera.Blur, name => DetectorCatalogue.Open(name, modelDirectories));
        // ffmpeg must be started by the thread that reads it: see FfmpegProcess.
        return await Task.Factory.StartNew(
            () => Play(file, new Sight(camera, choice, clock) { Calendar = Calendar, Concealer = concealer }, choice, found, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private ReplayReport Play(string file, Sight sight, DetectorChoice choice, Action<Rules.Candidate>? found, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var notes = new ReplayNotes();
        using var child = FfmpegProcess.Start(FfmpegCommand.For(CameraAddress.OfFile(Path.GetFullPath(file)), camera.Fps, once: true));
        if (child is null)
            return Report("ffmpeg is not installed");
        using var cancel = cancellationToken.Register(child.Kill);
        var reader = new FrameReader(child.Output, new FramePool(), epoch: 0, child.Colour);
        var read = reader.Next();
        var first = read.Frame?.StreamTime ?? TimeSpan.Zero;
        for (; read.Frame is not null; read = reader.Next())
        {
            using var frame = read.Frame;
            Seen?.Invoke(frame.StreamTime - first);
            notes.Add(frame, sight.Look(frame), found);
        }
        child.End();
        cancellationToken.ThrowIfCancellationRequested();
        return Report(Problem(notes, read, child.Errors.ToString()));

        ReplayReport Report(string? problem) => notes.Report(file, camera, choice, sight.Trouble, problem, clock.GetElapsedTime(started));
    }

    /// <summary>Pictures came and the file just ended: no problem, whatever ffmpeg muttered about the last packet.</summary>
    private static string? Problem(ReplayNotes notes, FrameRead read, string errors)
    {
        if (read.End != FrameEnd.Ended)
            return read.Detail;
        return notes.Frames > 0 ? null : errors.Length > 0 ? errors : "no picture in the file";
    }
}
