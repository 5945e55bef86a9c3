using EdgeGateway.Devices;
using EdgeGateway.Devices.Health;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Things;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Service.Doctor.Probes;

/// <summary>Runs the configured devices for a few seconds with their own drivers, while no gateway does.</summary>
internal static class DeviceTrial
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>What became of each, by its id.</summary>
    public static async Task<IReadOnlyDictionary<string, (ThingStatus Status, HealthCheck? Check)>> RunAsync(GatewayOptions options, TimeProvider clock, CancellationToken stopping)
    {
        var folder = Directory.CreateTempSubdirectory("edgegateway-doctor-");
        try
        {
            await using var bench = new VirtualBench(folder.FullName, clock);
            var devices = ThingsModule.Create(options, new DeviceContext(clock, NullLoggerFactory.Instance, bench));
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var running = devices.Select(device => Task.Run(() => device.RunAsync(ending.Token), CancellationToken.None)).ToList();
            var seen = await Task.WhenAll(devices.Select(device => TryAsync(device, clock, stopping)));
            await ending.CancelAsync();
            await Task.WhenAll(running);
            return devices.Select(device => device.Id).Zip(seen).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(ThingStatus, HealthCheck?)> TryAsync(Device device, TimeProvider clock, CancellationToken stopping)
    {
        using var late = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping);
        HealthCheck? check = null;
        try
        {
            while (device.Status.State == ThingState.Starting)
                await Task.Delay(Step, clock, either.Token);
            if (device.Status.State is ThingState.Online or ThingState.Degraded)
                check = await device.CheckHealthAsync(HealthLevel.Internal, either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return (device.Status, null);
        }

        return (device.Status, check);
    }
}
