using Microsoft.Extensions.Logging;

namespace EdgeGateway.Devices.ReceiptPrinter;

public sealed partial class EscPosPrinter
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{DeviceId}: gives proof of printing at level {Level}")]
    private static partial void LogAbility(ILogger log, string deviceId, string level);

    [LoggerMessage(Level = LogLevel.Information, Message = "{DeviceId}: receipt {JobId} {Outcome}, proof {Proof}, trouble {Trouble}")]
    private static partial void LogPrinted(ILogger log, string deviceId, string jobId, PrintOutcome outcome, PrintProof proof, string trouble);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{DeviceId}: profile {Profile} expects proof {Expected}, the printer gives {Level}; check the profile, or the printer's interface")]
    private static partial void LogLess(ILogger log, string deviceId, string profile, string expected, string level);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{DeviceId}: {Count} characters came out as 〓; install fonts-noto-cjk (on Windows: SimSun) to have them drawn")]
    private static partial void LogReplaced(ILogger log, string deviceId, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "{DeviceId}: told to forget the rest of the receipt that failed")]
    private static partial void LogCleared(ILogger log, string deviceId);
}
