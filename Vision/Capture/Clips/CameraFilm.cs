using Microsoft.Extensions.Logging;

namespace EdgeGateway.Vision.Capture.Clips;

/// <summary>One camera's film: the ring and the scissors, or nothing when none is kept.</summary>
internal sealed partial class CameraFilm
{
    private readonly string _camera;
    private readonly ILogger _log;
    private readonly ClipCutter? _cutter;

    public CameraFilm(CameraOptions camera, string dataDirectory, TimeProvider clock, ILogger log)
    {
        (_camera, _log) = (camera.Id, log);
        if (!camera.Enabled || camera.Clips.Keep == TimeSpan.Zero)
            return;
        try
        {
            Ring = new ClipRing(camera.Clips, dataDirectory, camera.Id, clock);
            _cutter = new ClipCutter(Ring, camera.Clips, clock) { Masks = new MaskedJoin(camera.Masks) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNoFilm(log, camera.Id, e);
        }
    }

    /// <summary>Null: no film is kept.</summary>
    public ClipRing? Ring { get; }

    public Task<ClipResult> CutAsync(DateTimeOffset first, DateTimeOffset last, string path, CancellationToken stopping) =>
        _cutter?.CutAsync(first, last, path, stopping) ?? Task.FromResult(ClipResult.None(ClipTroubles.Off()));

    public void Trim()
    {
        try
        {
            Ring?.Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotTrimmed(_log, _camera, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera}: no film is kept, its folder cannot be made. Look at the data folder")]
    private static partial void LogNoFilm(ILogger log, string camera, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera}: old film cannot be deleted. Look at the data folder")]
    private static partial void LogNotTrimmed(ILogger log, string camera, Exception exception);
}
