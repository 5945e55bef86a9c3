using System.Threading.Channels;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>The queue of one open event stream.</summary>
internal sealed class PageListener
{
    private const int Most = 256;

    private readonly Channel<PageNews> _news = Channel.CreateBounded<PageNews>(new BoundedChannelOptions(Most) { SingleReader = true });

    public ChannelReader<PageNews> News => _news.Reader;

    /// <summary>A page that left hundreds of news unread has lost touch: its stream ends, and it starts afresh from the state.</summary>
    public void Tell(PageNews news)
    {
        if (!_news.Writer.TryWrite(news))
            Close();
    }

    public void Close() => _news.Writer.TryComplete();
}
