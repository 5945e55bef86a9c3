using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EdgeGateway.Testing;

/// <summary>
/// A TCP relay on loopback that can be told to behave like a bad network: a profile of delay, stalls and resets, or single faults by hand: stall in one
/// or both directions, cut, refuse. The kernel of our machines has no such queue discipline, and this one needs no root.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<FaultyConnection, bool> _connections = [];
    private readonly ConcurrentBag<Task> _relays = [];
    private readonly int _targetPort;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _toServer = Open();
    private volatile TaskCompletionSource _toClient = Open();
    private int _resets;
    private int _stalls;

    public FaultProxy(int targetPort)
    {
        _targetPort = targetPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Counts for connections that are made from now on.</summary>
    public NetworkProfile Profile { get; set; } = NetworkProfile.Clean;

    /// <summary>New connections are closed at once.</summary>
    public bool Refuses { get; set; }

    public int Connections { get; private set; }

    /// <summary>Resets and stalls the profile asked for so far.</summary>
    public (int Resets, int Stalls) Faults => (Volatile.Read(ref _resets), Volatile.Read(ref _stalls));

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
        foreach (var connection in _connections.Keys)
            connection.Reset();
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

    internal Task Gate(bool toServer) => (toServer ? _toServer : _toClient).Task;

    internal void CountReset() => Interlocked.Increment(ref _resets);

    internal void CountStall() => Interlocked.Increment(ref _stalls);

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
                    _relays.Add(RelayAsync(new FaultyConnection(this, client, Profile, Connections)));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(FaultyConnection connection)
    {
        using (connection)
        {
            _connections[connection] = true;
            await connection.RelayAsync(_targetPort, _stop.Token);
        }

        _connections.TryRemove(connection, out _);
    }
}
