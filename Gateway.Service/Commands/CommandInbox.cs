using System.Threading.Channels;

namespace EdgeGateway.Service.Commands;

/// <summary>Where links put commands. Bounded: what does not fit is refused at once, the platform tries again.</summary>
internal sealed class CommandInbox
{
    public const int Capacity = 32;

    private readonly Channel<CommandMessage> _channel = Channel.CreateBounded<CommandMessage>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    public ChannelReader<CommandMessage> Reader => _channel.Reader;

    /// <summary>False when it is full.</summary>
    public bool TrySubmit(CommandMessage message) => _channel.Writer.TryWrite(message);
}
