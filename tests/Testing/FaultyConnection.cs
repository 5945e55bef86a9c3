using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace EdgeGateway.Testing;

/// <summary>One connection through a <see cref="FaultProxy"/>. In each direction one task reads and one writes, with the delay between them.</summary>
internal sealed class FaultyConnection(FaultProxy proxy, TcpClient client, NetworkProfile profile, int seed) : IDisposable
{
    // A network holds only so much: then the sender's kernel notices.
    private const int UnderWay = 64;

    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly TcpClient _server = new() { NoDelay = true };
    private readonly Random _random = new(seed);
    private long _stalledUntil = long.MinValue;
    private long _toServer;

    public async Task RelayAsync(int targetPort, CancellationToken stopping)
    {
        client.NoDelay = true;
        try
        {
            await _server.ConnectAsync(IPAddress.Loopback, targetPort, stopping);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            Task[] ways = [WayAsync(client, _server, true, ended.Token), WayAsync(_server, client, false, ended.Token)];
            await Task.WhenAny(ways);
            await ended.CancelAsync();
            await Task.WhenAll(ways);
        }
        catch (Exception gone) when (IsEnd(gone))
        {
            return;
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        client.Dispose();
    }

    /// <summary>As a router that lost its memory: no goodbye, what was under way is gone.</summary>
    public void Reset()
    {
        try
        {
            client.Client.LingerState = new LingerOption(true, 0);
            _server.Client.LingerState = new LingerOption(true, 0);
        }
        catch (Exception gone) when (IsEnd(gone) || gone is NullReferenceException)
        {
            // It ended by itself at this very moment.
            return;
        }

        client.Close();
        _server.Close();
    }

    private static bool IsEnd(Exception exception) => exception is SocketException or IOException or OperationCanceledException or ObjectDisposedException or ChannelClosedException;

    private async Task WayAsync(TcpClient from, TcpClient to, bool toServer, CancellationToken ended)
    {
        var underWay = Channel.CreateBounded<(long Due, byte[] Bytes)>(UnderWay);
        try
        {
            await Task.WhenAll(ReadAsync(from, underWay.Writer, toServer, ended), WriteAsync(to, underWay.Reader, toServer, ended));
        }
        catch (Exception gone) when (IsEnd(gone))
        {
            return;
        }
    }

    private async Task ReadAsync(TcpClient from, ChannelWriter<(long Due, byte[] Bytes)> underWay, bool toServer, CancellationToken ended)
    {
        var (buffer, stream, last) = (new byte[16 * 1024], from.GetStream(), long.MinValue);
        try
        {
            while (await stream.ReadAsync(buffer, ended) is var count and > 0)
            {
                if (toServer && !Passes(count))
                    return;
                last = Math.Max(last, Math.Max(Due(), Volatile.Read(ref _stalledUntil)));
                await underWay.WriteAsync((last, buffer[..count]), ended);
            }
        }
        finally
        {
            underWay.TryComplete();
        }
    }

    private async Task WriteAsync(TcpClient to, ChannelReader<(long Due, byte[] Bytes)> underWay, bool toServer, CancellationToken ended)
    {
        var stream = to.GetStream();
        await foreach (var (due, bytes) in underWay.ReadAllAsync(ended))
        {
            if (Clock.GetElapsedTime(Clock.GetTimestamp(), due) is var left && left > TimeSpan.Zero)
                await Task.Delay(left, Clock, ended);
            await proxy.Gate(toServer).WaitAsync(ended);
            await stream.WriteAsync(bytes, ended);
        }
    }

    /// <summary>Counts the bytes; at the profile's marks it stalls, or ends everything.</summary>
    private bool Passes(int count)
    {
        var before = _toServer;
        _toServer += count;
        if (profile.ResetAfterBytes > 0 && _toServer >= profile.ResetAfterBytes)
        {
            proxy.CountReset();
            Reset();
            return false;
        }

        if (profile.StallAfterBytes > 0 && _toServer / profile.StallAfterBytes > before / profile.StallAfterBytes)
        {
            proxy.CountStall();
            Volatile.Write(ref _stalledUntil, Clock.GetTimestamp() + (long)(profile.StallFor.TotalSeconds * Clock.TimestampFrequency));
        }

        return true;
    }

    private long Due()
    {
        TimeSpan delay;
        lock (_random)
            delay = profile.Delay + profile.Jitter * _random.NextDouble();
        return Clock.GetTimestamp() + (long)(delay.TotalSeconds * Clock.TimestampFrequency);
    }
}
