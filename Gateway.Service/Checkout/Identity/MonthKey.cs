namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>Data key of one month.</summary>
/// <param name="Month">Like <c>2026-11</c>.</param>
/// <param name="KeyId">Store key it is wrapped with.</param>
/// <param name="Clear">32 bytes.</param>
/// <param name="Wrapped">The same, sealed with the store key: this is what is stored.</param>
internal sealed record MonthKey(string Month, string KeyId, byte[] Clear, byte[] Wrapped)
{
    /// <inheritdoc />
    public override string ToString() => $"{Month} {KeyId}";
}
