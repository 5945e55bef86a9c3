namespace EdgeGateway.Service.Checkout.Receipts;

/// <summary>One paper to print.</summary>
/// <param name="SaleId">Committed sale.</param>
/// <param name="Reprint">The clerk asked for it: it is marked 补打, whatever became of the first one.</param>
internal sealed record ReceiptJob(Guid SaleId, bool Reprint);
