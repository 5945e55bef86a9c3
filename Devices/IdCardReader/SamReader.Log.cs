using EdgeGateway.Protocols.IdCard;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Devices.IdCardReader;

public sealed partial class SamReader
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{DeviceId}: reader answers at {Baud} baud (0: no speed), module {SamId}")]
    private static partial void LogReady(ILogger log, string deviceId, int baud, string samId);

    [LoggerMessage(Level = LogLevel.Information, Message = "{DeviceId}: card read ({Type}) in {Elapsed:F0} ms")]
    private static partial void LogRead(ILogger log, string deviceId, DocumentType type, double elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{DeviceId}: card not read ({Trouble}). Ask for the card to be placed again")]
    private static partial void LogPassing(ILogger log, string deviceId, string trouble);
}
