using System.Threading.Channels;
using EdgeGateway.Vision.CameraHealth;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Evidence;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Inference.Scheduling;
using EdgeGateway.Vision.Live;
using EdgeGateway.Vision.Regions;
using EdgeGateway.Vision.Rules;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Vision;

/// <summary>The part of a camera that looks: takes the newest picture, has it judged, tells what came of it and writes down what must not be forgotten.</summary>
internal sealed partial class CameraEyes(CameraOptions options, CameraSetup setup, CameraWatch watch, CameraMeter meter, LivePicture live, CameraState state)
{
    private readonly ILogger _log = setup.Loggers.CreateLogger<Camera>();
    private long? _kept;

    public event Action<Candidate>? CandidateFound;

    public event Action<Vacancy>? PlaceVacated;

    /// <summary>Until <paramref name="stopping"/> or the end of the pictures.</summary>
    public async Task LookAsync(ChannelReader<Frame> frames, CancellationToken stopping)
    {
        var choice = await Task.Run(Open, stopping);
        using var detector = choice.Detector;
        meter.Detector = detector.Name;
        live.Labels = options.Rules.Where(rule => IsFor(rule, detector.Name)).SelectMany(rule => rule.Labels).ToHashSet(StringComparer.Ordinal);
        var sight = new Sight(options, choice, setup.Clock) { Calendar = setup.Calendar, Concealer = live.Concealer };
        var recalled = Recall(sight);
        state.ModelChanged(sight.Trouble);
        try
        {
            await foreach (var frame in frames.ReadAllAsync(stopping))
            {
                using var look = new PictureLook(sight, watch, frames, meter.Capture, frame);
                await LookAsync(look, detector, stopping);
                recalled = true;
            }
        }
        finally
        {
            // Nothing seen and nothing recalled: what is written down is better than nothing.
            if (recalled)
                setup.Memory.Keep(options.Id, sight.Remember());
        }
    }

    private DetectorChoice Open()
    {
        live.Concealer?.Open();
        return setup.OpenDetector(options);
    }

    private bool Recall(Sight sight)
    {
        if (setup.Memory.Recall(options.Id) is not { } memory)
            return false;
        var gap = memory.GapUntil(setup.Clock.GetUtcNow(), MachineClock.Boot, MachineClock.Now(setup.Clock));
        sight.Recall(memory, gap);
        LogRecalled(_log, options.Id, memory.Places.Count, gap.TotalSeconds);
        return true;
    }

    /// <summary>At once when something was told or is over, so that it is never told twice.</summary>
    private void Keep(Sight sight, SightResult seen)
    {
        var now = setup.Clock.GetTimestamp();
        if (seen.Candidates.Count == 0 && seen.Vacated.Count == 0 && _kept is { } kept && setup.Clock.GetElapsedTime(kept, now) < CameraMemory.Every)
            return;
        _kept = now;
        setup.Memory.Keep(options.Id, sight.Remember());
    }

    private async Task LookAsync(PictureLook look, Detector detector, CancellationToken stopping)
    {
        SightResult? seen = null;
        try
        {
            seen = await JudgeAsync(look, detector, stopping);
            if (seen is null)
                return;
            Tell(seen, look.Frame);
            Keep(look.Sight, seen);
            meter.Lines = seen.Lines;
            state.AnalysisChanged(null);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // One bad picture, or a fault in a rule: the next picture gets its chance, and the page says that something is wrong.
            LogLookFailed(_log, options.Id, e);
            state.AnalysisChanged(CameraState.AnalysisFailed());
        }
        finally
        {
            live.Show(look.Take(), seen);
        }
    }

    /// <summary>Null: the camera cannot see safely.</summary>
    private async Task<SightResult?> JudgeAsync(PictureLook look, Detector detector, CancellationToken stopping)
    {
        var start = setup.Clock.GetTimestamp();
        var motion = setup.Stages?.Now;
        var (safe, quiet) = (look.Prepare(), false);
        if (safe)
            quiet = look.Sight.IsQuiet(look.Frame);
        setup.Stages?.Add(Stage.Motion, motion);
        if (!safe)
            return null;
        var answer = quiet ? default : await AskAsync(look.Newest, detector, stopping);
        if (!quiet && answer.Detections is null)
            return null;
        var (regions, waited) = quiet ? ([], default) : await AskRegionsAsync(look, detector, stopping);
        waited += answer.Waited;
        var track = setup.Stages?.Now;
        var seen = quiet ? look.Sight.Hold(look.Frame) : look.Sight.Judge(look.Frame, answer.Detections!, regions);
        setup.Stages?.Add(Stage.Track, track);
        meter.Looked(setup.Clock.GetElapsedTime(start) - waited, waited, look.Frame, seen.Inferences);
        return seen;
    }

    /// <summary>Of the very picture whose whole was looked at. Each waits for a turn of its own, so that a camera with regions takes no other camera's turn.</summary>
    private async Task<(IReadOnlyList<RegionAnswer> Answers, TimeSpan Waited)> AskRegionsAsync(PictureLook look, Detector detector, CancellationToken stopping)
    {
        List<RegionAnswer> answers = [];
        var waited = TimeSpan.Zero;
        foreach (var region in look.Sight.RegionsDue(look.Frame))
        {
            var where = look.Sight.Regions.Where(look.Frame, region);
            using var part = where.Cut(look.Frame);
            var answer = await AskAsync(() => part, detector, stopping);
            answers.Add(new RegionAnswer(region, where, answer.Detections!));
            waited += answer.Waited;
        }
        return (answers, waited);
    }

    private async Task<InferenceAnswer> AskAsync(Func<Frame?> newest, Detector detector, CancellationToken stopping)
    {
        meter.Capture.IsWaiting = true;
        try
        {
            return await setup.Scheduler.DetectAsync(detector, newest, stopping);
        }
        finally
        {
            meter.Capture.IsWaiting = false;
        }
    }

    private void Tell(SightResult seen, Frame frame)
    {
        foreach (var candidate in seen.Candidates)
            CandidateFound?.Invoke(candidate);
        if (seen.Vacated.Count == 0)
            return;
        Still[] after = [StillMaker.Plain(frame, "after.jpg", setup.Clock.GetUtcNow(), live.Concealer)];
        foreach (var key in seen.Vacated)
            PlaceVacated?.Invoke(new Vacancy(key, after));
    }

    private static bool IsFor(RuleOptions rule, string detector) => rule.OnlyWith.Length == 0 || rule.OnlyWith == detector;

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera}: goes on with {Places} places of {Seconds:0} s ago")]
    private static partial void LogRecalled(ILogger log, string camera, int places, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Camera {Camera}: a picture could not be looked at, going on with the next. Send this line to the makers")]
    private static partial void LogLookFailed(ILogger log, string camera, Exception exception);
}
