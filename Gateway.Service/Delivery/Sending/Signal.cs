using System.Threading.Channels;

namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>Wakes one waiting loop. Many calls before it looks count as one; a call before it waits is not lost.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Set() => _channel.Writer.TryWrite(true);

    public async ValueTask WaitAsync(CancellationToken stopping) => await _channel.Reader.ReadAsync(stopping);
}
