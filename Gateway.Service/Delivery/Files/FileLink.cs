using System.Threading.Channels;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Delivery.Files;

/// <summary>Writes events into files. What waits is written together and flushed once, then all of it counts as delivered.</summary>
internal sealed class FileLink : ILink
{
    private readonly LineFolder _folder;
    private readonly DestinationOptions _options;
    private readonly ShapeEvent _shape;
    private readonly TaskCompletionSource<LinkLoss> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<Line> _waiting = Channel.CreateUnbounded<Line>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _writing;

    public FileLink(LineFolder folder, DestinationOptions options, ShapeEvent shape)
    {
        (_folder, _options, _shape) = (folder, options, shape);
        _writing = Task.Run(WriteAllAsync);
    }

    public string Address => _options.Folder.Path;

    public int Window => _options.Window;

    public Task<LinkLoss> Lost => _lost.Task;

    public Task<Answer> SendAsync(Parcel parcel)
    {
        var shaping = _shape(parcel.Event, parcel.Replay);
        if (shaping.Refusal is { } refusal)
            return Task.FromResult(refusal);
        if (OneLine.Of(shaping.Body) is not { } bytes)
            return Task.FromResult(new Answer(Verdict.Quarantine, 0, "the mapping gives several lines that are no JSON"));
        var line = new Line(bytes, new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!_waiting.Writer.TryWrite(line))
            line.Answer.TrySetResult(Answer.LinkLost);
        return line.Answer.Task;
    }

    public void Abandon(LinkLoss loss)
    {
        _lost.TrySetResult(loss);
        _waiting.Writer.TryComplete();
    }

    public async ValueTask DisposeAsync()
    {
        Abandon(LinkLoss.Stopped);
        await _writing;
        _folder.Dispose();
    }

    private async Task WriteAllAsync()
    {
        var lines = new List<Line>();
        try
        {
            while (await _waiting.Reader.WaitToReadAsync())
            {
                while (_waiting.Reader.TryRead(out var line))
                    lines.Add(line);
                Write(lines);
                lines.Clear();
            }
        }
        catch (Exception failure)
        {
            Abandon(new LinkLoss(LossKind.Folder, Verdict.BackOff, failure.Message));
        }

        while (_waiting.Reader.TryRead(out var left))
            lines.Add(left);
        foreach (var line in lines)
            line.Answer.TrySetResult(Answer.LinkLost);
    }

    private void Write(List<Line> lines)
    {
        var (written, trouble) = _folder.Append([.. lines.Select(line => line.Bytes)]);
        for (var i = 0; i < lines.Count; i++)
            lines[i].Answer.TrySetResult(i < written ? new Answer(Verdict.Delivered, 0, "on disk") : new Answer(Verdict.BackOff, 0, trouble ?? ""));
    }

    private sealed record Line(ReadOnlyMemory<byte> Bytes, TaskCompletionSource<Answer> Answer);
}
