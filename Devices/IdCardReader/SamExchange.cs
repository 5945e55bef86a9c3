using EdgeGateway.Devices.Links;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.IdCardReader;

/// <summary>One question, one answer over an open wire. Whatever else comes is thrown away.</summary>
internal sealed class SamExchange(Link link, TimeProvider clock)
{
    private readonly SamParser _parser = new();
    private readonly List<SamAnswer> _answers = [];
    private readonly byte[] _buffer = new byte[512];

    /// <summary>The answer that fits, or null when none came in time. <see cref="IOException"/>: the wire is gone.</summary>
    public async ValueTask<SamAnswer?> AskAsync(SamCommand command, CancellationToken stopping)
    {
        var limit = ReaderTimes.Limit(command, link.Baud);
        var start = clock.GetTimestamp();
        _parser.Reset();
        link.DiscardInput();
        await link.WriteAsync(SamFrame.Request(command), limit, stopping).ConfigureAwait(false);
        for (var left = limit; left > TimeSpan.Zero; left = limit - clock.GetElapsedTime(start))
        {
            await ReadAsync(left, stopping).ConfigureAwait(false);
            foreach (var answer in _answers)
            {
                if (answer.Fits(command))
                    return answer;
            }
        }
        return null;
    }

    /// <summary>Waits with an open ear: a pulled plug ends the pause at once.</summary>
    public async ValueTask PauseAsync(TimeSpan time, CancellationToken stopping)
    {
        var start = clock.GetTimestamp();
        for (var left = time; left > TimeSpan.Zero; left = time - clock.GetElapsedTime(start))
            await ReadAsync(left, stopping).ConfigureAwait(false);
    }

    private async ValueTask ReadAsync(TimeSpan within, CancellationToken stopping)
    {
        var count = await link.ReadAsync(_buffer, within, stopping).ConfigureAwait(false);
        _answers.Clear();
        _parser.Feed(_buffer.AsSpan(0, count), _answers);
        // Photo bytes pass through here.
        _buffer.AsSpan(0, count).Clear();
    }
}
