using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Devices.Scanner;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Things;

namespace EdgeGateway.Service.Checkout;

/// <summary>Leads what the devices see into the session, from the start to the stop of the gateway.</summary>
internal sealed class CheckoutDevices(DeviceRoster roster, CheckoutSession session) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var reader in roster.Of<SamReader>())
            reader.CardRead += session.Card;
        foreach (var scanner in roster.Of<BarcodeScanner>())
            scanner.Scanned += Scanned;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var reader in roster.Of<SamReader>())
            reader.CardRead -= session.Card;
        foreach (var scanner in roster.Of<BarcodeScanner>())
            scanner.Scanned -= Scanned;
        return Task.CompletedTask;
    }

    private void Scanned(Scan scan) => session.Label(scan.Text, scan.AimId);
}
