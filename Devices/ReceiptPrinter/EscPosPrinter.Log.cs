using Microsoft.Extensions.Logging;

namespace EdgeGateway.Devices.ReceiptPrinter;

public sealed partial class EscPosPrinter
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{DeviceId}: gives proof of printing at level {Level}")]
    private static partial void LogAbility(ILogger log, string deviceId, string level);

    [LoggerMessage(Level = LogLevel.Information, Message = "{DeviceId}: receipt {JobId} {Outcome}, proof {Proof}, trouble {Trouble}")]
    private static partial void LogPrinted(ILogger log, string deviceId, string jobId, PrintOutcome outcome, PrintProof proof, string trouble);
}
