using EdgeGateway.Devices.ReceiptPrinter;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>What is known about one paper of a sale.</summary>
/// <param name="Copy">0 for the receipt, 1 and up for reprints.</param>
/// <param name="Time">UTC, when the outcome was known.</param>
/// <param name="Outcome">Never better than what the printer proved.</param>
/// <param name="Trouble">Code of the trouble; null when printed.</param>
internal sealed record ReceiptFact(int Copy, DateTimeOffset Time, PrintOutcome Outcome, string? Trouble);
