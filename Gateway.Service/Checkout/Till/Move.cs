namespace EdgeGateway.Service.Checkout.Till;

/// <summary>What one card, scan or key leads to. Decided by <see cref="TillDesk"/>, carried out by <see cref="CheckoutSession"/>.</summary>
/// <param name="Next">The till afterwards.</param>
/// <param name="Refusal">Something to put on record; null for nothing.</param>
/// <param name="Sale">A sale to write; null for none.</param>
/// <param name="Bind">A code to bind to the buyer of <paramref name="Next"/>; null for none.</param>
internal sealed record Move(Situation Next, Refusal? Refusal = null, SaleDraft? Sale = null, string? Bind = null);
