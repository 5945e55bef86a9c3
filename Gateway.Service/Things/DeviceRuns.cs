using System.Collections.Concurrent;
using EdgeGateway.Devices;

namespace EdgeGateway.Service.Things;

/// <summary>Keeps each device running, and can close one and open it again while the others go on.</summary>
internal sealed class DeviceRuns
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _runs = new(StringComparer.Ordinal);

    /// <summary>Returns when the device ends by itself (it is switched off) or the gateway stops.</summary>
    public async Task RunAsync(Device device, CancellationToken stopping)
    {
        bool again;
        do
        {
            using var run = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            _runs[device.Id] = run;
            await device.RunAsync(run.Token);
            again = run.IsCancellationRequested && !stopping.IsCancellationRequested;
            _runs.TryRemove(new KeyValuePair<string, CancellationTokenSource>(device.Id, run));
        }
        while (again);
    }

    /// <summary>False when there is no such device, or it does not run.</summary>
    public bool Restart(string id)
    {
        if (!_runs.TryGetValue(id, out var run))
            return false;
        try
        {
            run.Cancel();
            return true;
        }
        catch (ObjectDisposedException)
        {
            // It ended between looking and calling.
            return false;
        }
    }
}
