using Microsoft.Extensions.Logging;

namespace EdgeGateway.Devices;

public abstract partial class LinkDevice
{
    private void CannotOpen(string trouble, string detail) => LogCannotOpen(_log, Id, Wire.ToString(), trouble, detail);

    private void FoundAt(string port) => LogFoundAt(_log, Id, port);

    private void Lost(string reason) => LogLost(_log, Id, reason);

    private void Faulted(Exception exception) => LogFaulted(_log, Id, exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{DeviceId}: cannot open {Address} ({Trouble}): {Detail}. Check plug and address; retried without end")]
    private static partial void LogCannotOpen(ILogger log, string deviceId, string address, string trouble, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "{DeviceId}: found at {Port}")]
    private static partial void LogFoundAt(ILogger log, string deviceId, string port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{DeviceId}: wire lost: {Reason}. Check the plug; opened again by itself")]
    private static partial void LogLost(ILogger log, string deviceId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{DeviceId}: driver failed; restarted after a wait. Report this with the stack trace")]
    private static partial void LogFaulted(ILogger log, string deviceId, Exception exception);
}
