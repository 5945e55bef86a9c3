namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>The edition in effect. Whoever needs one takes it once for one decision; a switch in between changes nothing for him.</summary>
internal sealed class CatalogueShelf(Catalogue first)
{
    private Catalogue _current = first;

    /// <summary>Another edition is in effect.</summary>
    public event Action? Changed;

    public Catalogue Current => Volatile.Read(ref _current);

    public void Switch(Catalogue next)
    {
        Volatile.Write(ref _current, next);
        Changed?.Invoke();
    }
}
