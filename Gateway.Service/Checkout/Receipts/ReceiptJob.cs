namespace EdgeGateway.Service.Checkout.Receipts;

/// <summary>One paper to print.</summary>
/// <param name="SaleId">Committed sale.</param>
/// <param name="Reprint">The clerk asked for it: it is marked 补打, whatever became of the first one.</param>
/// <param name="Reversal">The sale id is that of a cancellation or return.</param>
internal sealed record ReceiptJob(Guid SaleId, bool Reprint, bool Reversal = false);
