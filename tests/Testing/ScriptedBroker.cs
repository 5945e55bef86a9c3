using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EdgeGateway.Testing;

/// <summary>
/// The few bytes of an MQTT 5 broker that a publisher sees, written by hand so that it can misbehave in ways no real broker can be told to:
/// never acknowledge, answer any reason code, lower limits, close at the k-th event, stay silent. Not a proof that a real broker works.
/// </summary>
public sealed class ScriptedBroker : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, FreePort.Next());
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _sessions = [];
    private readonly Task _accepting;
    private int _connections;

    public ScriptedBroker()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"mqtt://{_listener.LocalEndpoint}";

    /// <summary>CONNACK reason code; 0 lets the client in.</summary>
    public byte ConnectCode { get; set; }

    /// <summary>CONNACK Receive Maximum.</summary>
    public ushort? ReceiveMaximum { get; set; }

    /// <summary>CONNACK Maximum Packet Size in bytes.</summary>
    public uint? MaximumPacketSize { get; set; }

    /// <summary>CONNACK Server Keep Alive in seconds.</summary>
    public ushort? ServerKeepAlive { get; set; }

    /// <summary>False: PINGREQ gets no answer.</summary>
    public bool AnswersPings { get; set; } = true;

    /// <summary>What happens to each event; the default takes it.</summary>
    public Func<ScriptedPublish, ScriptedAnswer> OnPublish { get; set; } = static _ => ScriptedAnswer.Take;

    /// <summary>Connections accepted so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>PINGREQ packets seen.</summary>
    public int Pings => Volatile.Read(ref _pings);

    private int _pings;

    /// <summary>Every QoS 1 publish in the order of arrival, over all connections.</summary>
    public ConcurrentQueue<ScriptedPublish> Published { get; } = [];

    /// <summary>The largest number of events that were unanswered at one moment. Meaningful with <see cref="ScriptedAnswer.Hold"/>.</summary>
    public int MostUnanswered { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions);
        _stop.Dispose();
        _listener.Dispose();
    }

    internal void CountPing() => Interlocked.Increment(ref _pings);

    internal void CountUnanswered(int count) => MostUnanswered = Math.Max(MostUnanswered, count);

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                client.NoDelay = true;
                var session = new ScriptedSession(this, client, Interlocked.Increment(ref _connections));
                _sessions.Add(session.RunAsync(_stop.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}

/// <summary>One event as the broker got it.</summary>
/// <param name="Connection">1 for the first connection.</param>
/// <param name="Number">1 for the first event of this connection.</param>
/// <param name="Topic">MQTT topic.</param>
/// <param name="Properties">MQTT 5 user properties.</param>
/// <param name="Payload">Body.</param>
public sealed record ScriptedPublish(int Connection, int Number, string Topic, IReadOnlyDictionary<string, string> Properties, byte[] Payload)
{
    public long Seq => long.Parse(Properties["seq"], System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What the broker does with one event.</summary>
/// <param name="Code">PUBACK reason code; null: no PUBACK.</param>
/// <param name="Close">Close the connection afterwards, with this DISCONNECT reason code; 0 closes without a word.</param>
public readonly record struct ScriptedAnswer(byte? Code, byte? Close = null)
{
    public static ScriptedAnswer Take { get; } = new(0);

    /// <summary>Never acknowledged.</summary>
    public static ScriptedAnswer Hold { get; } = new(null);

    public static ScriptedAnswer Refuse(byte code) => new(code);

    public static ScriptedAnswer HangUp(byte disconnectCode = 0) => new(null, disconnectCode);
}
