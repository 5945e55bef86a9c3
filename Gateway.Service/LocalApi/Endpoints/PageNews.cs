using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Devices.Scanner;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>Something a page may be told. The set is closed.</summary>
internal abstract record PageNews
{
    private PageNews() { }

    public sealed record Card(CardRead Read) : PageNews;

    public sealed record Scanned(Scan Scan) : PageNews;

    public sealed record Sale(CheckoutState State) : PageNews;

    public sealed record Device(ThingStatus Thing) : PageNews;
}
