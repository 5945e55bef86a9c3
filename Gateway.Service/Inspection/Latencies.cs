using System.Net.Sockets;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery.Mqtt;

namespace EdgeGateway.Service.Inspection;

/// <summary>Measures how long a connection to each broker takes. Opens it and closes it; says nothing.</summary>
internal static class Latencies
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public static async Task<IReadOnlyDictionary<string, TimeSpan?>> MeasureAsync(GatewayOptions options, TimeProvider clock, CancellationToken stopping)
    {
        var brokers = options.Destinations.Where(one => one.Enabled).SelectMany(one => one.Brokers).Distinct().ToList();
        var took = await Task.WhenAll(brokers.Select(broker => ConnectAsync(broker, clock, stopping)));
        return brokers.Zip(took).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private static async Task<TimeSpan?> ConnectAsync(string broker, TimeProvider clock, CancellationToken stopping)
    {
        if (!BrokerAddress.TryParse(broker, out var address) || address.IsLoopback)
            return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(Limit);
        var started = clock.GetTimestamp();
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port, limit.Token);
            return clock.GetElapsedTime(started);
        }
        catch (Exception away) when (away is SocketException or OperationCanceledException)
        {
            return null;
        }
    }
}
