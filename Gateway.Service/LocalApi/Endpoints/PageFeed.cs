using System.Collections.Immutable;
using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Devices.Scanner;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Things;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>Leads what the devices see to every page that listens. Each listener has a bounded queue; one that does not keep up is closed.</summary>
internal sealed class PageFeed(DeviceRoster roster, CheckoutSession session, HealthRegistry health) : IHostedService
{
    private ImmutableList<PageListener> _listeners = [];

    public int Listeners => _listeners.Count;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var reader in roster.Of<SamReader>())
            reader.CardRead += Card;
        foreach (var scanner in roster.Of<BarcodeScanner>())
            scanner.Scanned += Scanned;
        session.Changed += Changed;
        health.Changed += Reported;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var reader in roster.Of<SamReader>())
            reader.CardRead -= Card;
        foreach (var scanner in roster.Of<BarcodeScanner>())
            scanner.Scanned -= Scanned;
        session.Changed -= Changed;
        health.Changed -= Reported;
        foreach (var listener in _listeners)
            listener.Close();
        return Task.CompletedTask;
    }

    public PageListener Listen()
    {
        var listener = new PageListener();
        ImmutableInterlocked.Update(ref _listeners, list => list.Add(listener));
        return listener;
    }

    public void Leave(PageListener listener)
    {
        ImmutableInterlocked.Update(ref _listeners, list => list.Remove(listener));
        listener.Close();
    }

    private void Card(CardRead read) => Tell(new PageNews.Card(read));

    private void Scanned(Scan scan) => Tell(new PageNews.Scanned(scan));

    private void Changed() => Tell(new PageNews.Sale(session.State));

    private void Reported(ThingStatus thing)
    {
        if (DeviceAnswer.Concerns(thing))
            Tell(new PageNews.Device(thing));
    }

    private void Tell(PageNews news)
    {
        foreach (var listener in _listeners)
            listener.Tell(news);
    }
}
