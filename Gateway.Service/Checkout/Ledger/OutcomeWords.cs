using EdgeGateway.Devices.ReceiptPrinter;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>How outcomes are spelt in the ledger and the API.</summary>
internal static class OutcomeWords
{
    public static string Of(PrintOutcome outcome) => outcome switch
    {
        PrintOutcome.Printed => "printed",
        PrintOutcome.Probable => "probable",
        PrintOutcome.Unknown => "unknown",
        _ => "failed",
    };

    public static PrintOutcome Parse(string word) => word switch
    {
        "printed" => PrintOutcome.Printed,
        "probable" => PrintOutcome.Probable,
        "unknown" => PrintOutcome.Unknown,
        _ => PrintOutcome.Failed,
    };
}
