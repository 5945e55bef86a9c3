using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.Capture;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Vision;

/// <summary>Asks every few seconds whether a camera's pictures come as they should and are looked at; says each trouble once when it comes and once when it is over.</summary>
internal sealed partial class StreamWarden(CameraOptions camera, CaptureCounters counters, CameraState state, TimeProvider clock, ILogger log)
{
    private readonly StreamHealth _stream = new(camera.Fps);
    private readonly OverloadWatch _load = new();
    private readonly long _start = clock.GetTimestamp();
    private Trouble? _said;

    public long RateFaults => _stream.RateFaults;

    public void Tick()
    {
        var at = clock.GetElapsedTime(_start);
        if (_stream.Look(at, counters.Received, counters.Errors, state.HasPicture))
        {
            Say(_stream.Trouble);
            state.StreamChanged(_stream.Trouble);
        }
        if (!_load.Look(at, counters.Received, counters.DroppedWaiting))
            return;
        if (_load.Trouble is { } overload)
            LogTrouble(log, camera.Id, overload.Code, overload.Cause.En, overload.NextStep.En);
        else
            LogOver(log, camera.Id, "camera.overloaded");
        state.LoadChanged(_load.Trouble);
    }

    private void Say(Trouble? trouble)
    {
        if (_said is { } before)
            LogOver(log, camera.Id, before.Code);
        if (trouble is not null)
            LogTrouble(log, camera.Id, trouble.Code, trouble.Cause.En, trouble.NextStep.En);
        _said = trouble;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera}: {Code}. {Cause} {Next}")]
    private static partial void LogTrouble(ILogger log, string camera, string code, string cause, string next);

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera}: {Code} is over")]
    private static partial void LogOver(ILogger log, string camera, string code);
}
