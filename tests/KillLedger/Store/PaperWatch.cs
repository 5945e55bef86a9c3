using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.Things;
using Microsoft.Extensions.Hosting;

namespace EdgeGateway.KillLedger.Store;

/// <summary>Stands beside the printer and writes down every paper, before the printer itself can say that it is done.</summary>
internal sealed class PaperWatch(DeviceRoster roster, VirtualBench bench, PaperLog papers) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The bench is filled when the roster makes its devices.
        _ = roster.All.Count;
        bench.Find<VirtualPrinter>(StoreGateway.Printer)!.Printed += papers.Add;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
