using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Testing;
using Microsoft.Extensions.Time.Testing;
using MQTTnet.Channel;

namespace EdgeGateway.Service.Tests.Delivery;

public sealed class BufferedChannelTests
{
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_OnAnIdleConnection_LeavesWithoutWaitingForMore()
    {
        var wire = new Wire();
        using var channel = new BufferedChannel(wire, _clock);
        await WriteAsync(channel, [1, 2, 3]);
        await Wait.UntilAsync(() => wire.Writes.Count == 1);
        Assert.Equal([1, 2, 3], wire.Writes.Single());
    }

    [Fact]
    public async Task Write_WhileOthersAreOnTheirWay_GoTogetherAndInOrder()
    {
        var wire = new Wire { Open = new TaskCompletionSource() };
        using var channel = new BufferedChannel(wire, _clock);
        await WriteAsync(channel, [0]);
        await Wait.UntilAsync(() => wire.Writes.Count == 1);
        for (byte i = 1; i <= 200; i++)
            await WriteAsync(channel, [i, i]);
        wire.Open.SetResult();
        await Wait.UntilAsync(() => wire.Writes.Count == 2);
        Assert.Equal(Enumerable.Range(1, 200).SelectMany(i => new[] { (byte)i, (byte)i }), wire.Writes.Last());
    }

    [Fact]
    public async Task Write_SeveralSegments_AreOnePiece()
    {
        var wire = new Wire();
        using var channel = new BufferedChannel(wire, _clock);
        var (head, tail) = (new Segment([1, 2]), new Segment([3, 4, 5]));
        await channel.WriteAsync(new ReadOnlySequence<byte>(head.Before(tail), 0, tail, 3), isEndOfPacket: true, Cancel);
        await Wait.UntilAsync(() => wire.Writes.Count == 1);
        Assert.Equal([1, 2, 3, 4, 5], wire.Writes.Single());
    }

    [Fact]
    public async Task Write_NetworkTakesNothingForLong_TheWriterWaits()
    {
        var wire = new Wire { Open = new TaskCompletionSource() };
        using var channel = new BufferedChannel(wire, _clock);
        await WriteAsync(channel, [0]);
        await Wait.UntilAsync(() => wire.Writes.Count == 1);
        var waiting = WriteAsync(channel, new byte[300 * 1024]);
        Assert.False(waiting.IsCompleted);
        wire.Open.SetResult();
        await waiting;
        Assert.Equal(300 * 1024, wire.Writes.Last().Length);
    }

    [Fact]
    public async Task Write_Waiting_GivesUpWhenAsked()
    {
        var wire = new Wire { Open = new TaskCompletionSource() };
        using var channel = new BufferedChannel(wire, _clock);
        using var stop = new CancellationTokenSource();
        await WriteAsync(channel, [0]);
        await Wait.UntilAsync(() => wire.Writes.Count == 1);
        var waiting = channel.WriteAsync(new ReadOnlySequence<byte>(new byte[300 * 1024]), true, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Write_NetworkFails_EndsTheConnectionAndEveryLaterWrite()
    {
        var wire = new Wire { Failure = new IOException("cable") };
        using var channel = new BufferedChannel(wire, _clock);
        await WriteAsync(channel, [1]);
        await Wait.UntilAsync(() => wire.Disposed);
        Assert.Equal("cable", (await Assert.ThrowsAsync<IOException>(() => WriteAsync(channel, [2]))).Message);
    }

    [Fact]
    public async Task Dispose_WithAWriterWaiting_FreesIt()
    {
        var wire = new Wire { Open = new TaskCompletionSource() };
        var channel = new BufferedChannel(wire, _clock);
        await WriteAsync(channel, [0]);
        await Wait.UntilAsync(() => wire.Writes.Count == 1);
        var waiting = WriteAsync(channel, new byte[300 * 1024]);
        channel.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.True(wire.Disposed);
    }

    [Fact]
    public async Task Disconnect_WithSomethingJustWritten_LetsItLeaveFirst()
    {
        var wire = new Wire { Open = new TaskCompletionSource() };
        using var channel = new BufferedChannel(wire, _clock);
        await WriteAsync(channel, [1]);
        await Wait.UntilAsync(() => wire.Writes.Count == 1);
        await WriteAsync(channel, [2]);
        var leaving = channel.DisconnectAsync(Cancel);
        Assert.False(wire.Disconnected);
        wire.Open.SetResult();
        await leaving;
        Assert.Equal([2], wire.Writes.Last());
        Assert.True(wire.Disconnected);
    }

    [Fact]
    public async Task Disconnect_NetworkStuck_WaitsOneSecondAndNoLonger()
    {
        var wire = new Wire { Open = new TaskCompletionSource() };
        using var channel = new BufferedChannel(wire, _clock);
        await WriteAsync(channel, [1]);
        await Wait.UntilAsync(() => wire.Writes.Count == 1);
        var leaving = channel.DisconnectAsync(Cancel);
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(leaving.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await leaving;
        Assert.True(wire.Disconnected);
    }

    [Fact]
    public async Task Read_SmallPieces_AskTheKernelOnce()
    {
        var wire = new Wire();
        wire.Arrives([1, 2, 3, 4, 5, 6]);
        using var channel = new BufferedChannel(wire, _clock);
        Assert.Equal([1, 2], await ReadAsync(channel, 2));
        Assert.Equal([3], await ReadAsync(channel, 1));
        Assert.Equal([4, 5, 6], await ReadAsync(channel, 10));
        Assert.Equal(1, wire.Reads);
        Assert.Empty(await ReadAsync(channel, 1));
    }

    [Fact]
    public async Task Read_LargePiece_GoesStraightThrough()
    {
        var wire = new Wire();
        wire.Arrives(new byte[20_000]);
        using var channel = new BufferedChannel(wire, _clock);
        Assert.Equal(20_000, (await ReadAsync(channel, 50_000)).Length);
    }

    private static Task WriteAsync(BufferedChannel channel, byte[] bytes) => channel.WriteAsync(new ReadOnlySequence<byte>(bytes), isEndOfPacket: true, Cancel);

    private static async Task<byte[]> ReadAsync(BufferedChannel channel, int count)
    {
        var buffer = new byte[count + 3];
        return buffer[3..(3 + await channel.ReadAsync(buffer, 3, count, Cancel))];
    }

    /// <summary>The other side of the buffer, with a gate that holds writes.</summary>
    private sealed class Wire : IMqttChannel
    {
        private readonly Queue<byte[]> _arriving = [];

        public ConcurrentQueue<byte[]> Writes { get; } = [];

        public TaskCompletionSource Open { get; init; } = Opened();

        public Exception? Failure { get; init; }

        public volatile bool Disposed;

        public volatile bool Disconnected;

        public int Reads { get; private set; }

        public X509Certificate2 ClientCertificate => null!;

        public EndPoint RemoteEndPoint => null!;

        public EndPoint LocalEndPoint => null!;

        public bool IsSecureConnection => false;

        public void Arrives(byte[] bytes) => _arriving.Enqueue(bytes);

        public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task DisconnectAsync(CancellationToken cancellationToken)
        {
            Disconnected = true;
            return Task.CompletedTask;
        }

        public Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Reads++;
            if (!_arriving.TryDequeue(out var bytes))
                return Task.FromResult(0);
            bytes.CopyTo(buffer, offset);
            return Task.FromResult(bytes.Length);
        }

        public async Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken)
        {
            Writes.Enqueue(buffer.ToArray());
            if (Failure is not null)
                throw Failure;
            await Open.Task;
        }

        public void Dispose() => Disposed = true;

        private static TaskCompletionSource Opened()
        {
            var open = new TaskCompletionSource();
            open.SetResult();
            return open;
        }
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes) => Memory = bytes;

        public Segment Before(Segment next)
        {
            next.RunningIndex = Memory.Length;
            Next = next;
            return this;
        }
    }
}
