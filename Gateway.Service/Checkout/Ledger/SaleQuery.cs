namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>Which sales somebody looks for.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Text">In the verification code, a product's name, code or registration number, a trace code, or the masked buyer; empty: any.</param>
/// <param name="Most">The newest of them, so many.</param>
internal sealed record SaleQuery(DateOnly From, DateOnly To, string Text, int Most);
