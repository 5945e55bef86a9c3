using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Service.Checkout.Receipts;

/// <summary>Prints one receipt and says what may be said about it. Does not throw for a printer in trouble.</summary>
internal delegate Task<PrintResult> PrintReceipt(ReceiptDocument document, CancellationToken stopping);
