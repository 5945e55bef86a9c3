using EdgeGateway.Devices.ReceiptPrinter;

namespace EdgeGateway.Service.Checkout.Certificates;

internal sealed partial class CertificateDesk
{
    [LoggerMessage(LogLevel.Information, "till: certificate {Id} issued, event {Seq}")]
    private partial void LogIssued(Guid id, long seq);

    [LoggerMessage(LogLevel.Error, "till: a certificate cannot be recorded; check disk space and the data folder's rights")]
    private partial void LogUnavailable(Exception trouble);

    [LoggerMessage(LogLevel.Warning, "till: paper of certificate {Id} is {Outcome} ({Trouble}); look at it and reprint on the certificate page")]
    private partial void LogNotProved(Guid id, PrintOutcome outcome, string? trouble);

    [LoggerMessage(LogLevel.Error, "till: paper of certificate {Id} failed inside the gateway; reprint it on the certificate page and report this")]
    private partial void LogFailed(Guid id, Exception trouble);
}
