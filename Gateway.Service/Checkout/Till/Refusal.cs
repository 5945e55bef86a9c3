using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>A sale or a product the rules said no to. Becomes an event; has no buyer on purpose.</summary>
/// <param name="Code">One of the codes of <see cref="SaleVerdict"/>.</param>
/// <param name="Product">Product it was about; null when it was about none in particular.</param>
internal sealed record Refusal(string Code, Product? Product)
{
    public bool Equals(Refusal? other) => other is not null && other.Code == Code && other.Product?.Code == Product?.Code;

    public override int GetHashCode() => HashCode.Combine(Code, Product?.Code);
}
