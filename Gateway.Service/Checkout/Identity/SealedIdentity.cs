namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>A buyer as the ledger holds him.</summary>
/// <param name="Month">Month of the data key, like <c>2026-11</c>: the unit that retention shreds.</param>
/// <param name="KeyId">Store key the data key is wrapped with.</param>
/// <param name="Box">AES-GCM box around the fields, bound to the sale.</param>
internal sealed record SealedIdentity(string Month, string KeyId, byte[] Box);
