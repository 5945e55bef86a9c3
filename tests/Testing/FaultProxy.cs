using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EdgeGateway.Testing;

/// <summary>
/// A TCP relay on loopback that can be told to behave like a bad network: delay, stall in one or both directions, cut, refuse. The kernel
/// of our machines has no such queue discipline, and this one needs no root.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<TcpClient, TcpClient> _pairs = [];
    private readonly ConcurrentBag<Task> _relays = [];
    private readonly int _targetPort;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _toServer = Open();
    private volatile TaskCompletionSource _toClient = Open();

    public FaultProxy(int targetPort)
    {
        _targetPort = targetPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>One way, in each direction.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>New connections are closed at once.</summary>
    public bool Refuses { get; set; }

    public int Connections { get; private set; }

    /// <summary>Bytes from the client stay here; the connection stands.</summary>
    public void StallToServer() => _toServer = new TaskCompletionSource();

    /// <summary>Bytes from the server stay here: acknowledgements are swallowed.</summary>
    public void StallToClient() => _toClient = new TaskCompletionSource();

    /// <summary>Lets everything go on, what was held first.</summary>
    public void Resume()
    {
        _toServer.TrySetResult();
        _toClient.TrySetResult();
    }

    /// <summary>Resets every connection that stands.</summary>
    public void Cut()
    {
        foreach (var (client, server) in _pairs)
        {
            client.Client.LingerState = new LingerOption(true, 0);
            client.Close();
            server.Close();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        await Task.WhenAll(_relays);
        _listener.Dispose();
        _stop.Dispose();
    }

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                if (Refuses)
                    client.Close();
                else
                    _relays.Add(RelayAsync(client));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _targetPort, _stop.Token);
                _pairs[client] = server;
                await Task.WhenAny(
                    PumpAsync(client.GetStream(), server.GetStream(), () => _toServer.Task),
                    PumpAsync(server.GetStream(), client.GetStream(), () => _toClient.Task));
            }
            catch (Exception ended) when (ended is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            finally
            {
                _pairs.TryRemove(client, out _);
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Func<Task> gate)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, _stop.Token) is var count and > 0)
            {
                if (Delay > TimeSpan.Zero)
                    await Task.Delay(Delay, TimeProvider.System, _stop.Token);
                await gate().WaitAsync(_stop.Token);
                await to.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
            }
        }
        catch (Exception ended) when (ended is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            return;
        }
    }
}
