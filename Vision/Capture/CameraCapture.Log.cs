using Microsoft.Extensions.Logging;

namespace EdgeGateway.Vision.Capture;

internal sealed partial class CameraCapture
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera}: pictures come from {Address}, {Width}x{Height}")]
    private static partial void LogPicture(ILogger log, string camera, CameraAddress address, int width, int height);

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera}: picture size changed ({Detail}), asking the camera again")]
    private static partial void LogResized(ILogger log, string camera, string detail);

    [LoggerMessage(Message = "Camera {Camera}: no pictures ({Code}), next try in {Seconds:0.0} s. Look at the camera if this goes on. ffmpeg: {Detail}")]
    private static partial void LogLost(ILogger log, LogLevel level, string camera, string code, double seconds, string detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera}: hardware decoding ({Kind}) does not work here, the processor decodes until the restart. Check driver and rights. ffmpeg: {Detail}")]
    private static partial void LogNoHardware(ILogger log, string camera, string kind, string detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera}: its film cannot be kept, there will be no clips until the restart; pictures go on. Check disk space, or turn off B-frames in the camera. ffmpeg: {Detail}")]
    private static partial void LogNoFilm(ILogger log, string camera, string detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "Camera {Camera}: capture failed unexpectedly and goes on. Send this line to the makers")]
    private static partial void LogUnexpected(ILogger log, string camera, Exception exception);
}
