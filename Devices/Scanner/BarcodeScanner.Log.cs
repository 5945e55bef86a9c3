using Microsoft.Extensions.Logging;

namespace EdgeGateway.Devices.Scanner;

public sealed partial class BarcodeScanner
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "{DeviceId}: scan of {Bytes} bytes, symbology {AimId}")]
    private static partial void LogScanned(ILogger log, string deviceId, int bytes, string aimId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{DeviceId}: sends without a pause, thrown away. Check baud rate and port")]
    private static partial void LogBabble(ILogger log, string deviceId);
}
