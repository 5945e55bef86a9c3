using EdgeGateway.Vision.Inference;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Vision;

/// <summary>What every camera of a gateway shares.</summary>
/// <param name="OpenDetector">Gives a camera its detector; called once, off the caller's thread.</param>
/// <param name="DataDirectory">Where copies of demo films are kept.</param>
/// <param name="Clock">Times of events; spans come from its timestamps.</param>
/// <param name="Loggers">For operators.</param>
public sealed record CameraSetup(Func<CameraOptions, DetectorChoice> OpenDetector, string DataDirectory, TimeProvider Clock, ILoggerFactory Loggers)
{
    /// <summary>Where places and told candidates are kept through restarts.</summary>
    public CameraMemory Memory { get; init; } = CameraMemory.None;

    /// <summary>Spreads the restarts of all cameras of the box.</summary>
    public Capture.StallGuard Guard { get; init; } = Capture.StallGuard.Box;

    /// <summary>Decides whose picture is looked at next.</summary>
    public Inference.Scheduling.InferenceScheduler Scheduler { get; init; } = Inference.Scheduling.InferenceScheduler.Box;

    /// <summary>Opens the model that finds what no picture may show, by its name; null: there is nobody to, and whole pictures are hidden.</summary>
    public Func<string, DetectorChoice>? OpenBlur { get; init; }

    /// <summary>Where film may lie that must not be written.</summary>
    internal Capture.Clips.FilmMemory FilmMemory { get; init; } = Capture.Clips.FilmMemory.Box;

    /// <summary>For measurements: where the time goes. Null: nobody measures.</summary>
    internal StageMeter? Stages { get; init; }

    /// <summary>Days off, for schedules.</summary>
    public Rules.WorkCalendar Calendar { get; init; } = Rules.WorkCalendar.WeekendsOnly;
}
