using EdgeGateway.Devices.ReceiptPrinter;

namespace EdgeGateway.Devices.Tests.ReceiptPrinter;

/// <summary>Times for tests that wait for what a real printer would take seconds for.</summary>
internal static class QuickTimes
{
    public static readonly PrinterTimes Times = new()
    {
        Poll = TimeSpan.FromMilliseconds(100),
        Answer = TimeSpan.FromMilliseconds(400),
        IdleAnswer = TimeSpan.FromMilliseconds(500),
        Completion = TimeSpan.FromSeconds(2),
        CompletionLook = TimeSpan.FromMilliseconds(200),
    };
}
