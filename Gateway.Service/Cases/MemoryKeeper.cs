using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Dapper;
using EdgeGateway.Service.Journal;
using EdgeGateway.Vision;

namespace EdgeGateway.Service.Cases;

/// <summary>
/// Keeps the cameras' memory in the journal's file. Only the newest of a camera counts; while the disk refuses it waits here and nothing piles up.
/// </summary>
internal sealed partial class MemoryKeeper(JournalStore journal, TimeProvider clock, ILogger<MemoryKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, SightMemory> _waiting = new(StringComparer.Ordinal);
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The latest of a camera; null when there is none, or none that can be read: the camera starts anew.</summary>
    public SightMemory? Recall(string camera)
    {
        // One that is not written yet is newer than what is on disk.
        if (_waiting.TryGetValue(camera, out var waiting))
            return waiting;
        try
        {
            var body = journal.Read(connection =>
                connection.QuerySingleOrDefault<string>("SELECT body FROM camera_memory WHERE camera = @camera", new { camera }));
            return body is null ? null : SightMemory.Parse(body);
        }
        catch (JournalUnavailableException e)
        {
            LogNotRecalled(camera, e);
            return null;
        }
    }

    public void Keep(string camera, SightMemory memory)
    {
        _waiting[camera] = memory;
        _work.Writer.TryWrite(true);
    }

    /// <summary>What waits for this camera is not to be written any more: another box goes on.</summary>
    public void Drop(string camera) => _waiting.TryRemove(camera, out _);

    /// <summary>The last ones are written before the journal closes.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _work.Reader.WaitToReadAsync(stoppingToken))
            {
                _work.Reader.TryRead(out _);
                while (!await TryWriteAsync())
                    await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task<bool> TryWriteAsync()
    {
        var batch = _waiting.ToArray();
        if (batch.Length == 0)
            return true;
        try
        {
            await journal.CommitAsync(
                (connection, transaction, _) => connection.Execute(
                    "INSERT INTO camera_memory (camera, taken_at, body) VALUES (@camera, @at, @body) "
                    + "ON CONFLICT (camera) DO UPDATE SET taken_at = excluded.taken_at, body = excluded.body",
                    batch.Select(pair => new { camera = pair.Key, at = Iso(pair.Value.TakenAt), body = pair.Value.ToJson() }),
                    transaction),
                []);
        }
        catch (JournalUnavailableException e)
        {
            LogNotWritten(batch.Length, Pause.TotalSeconds, e);
            return false;
        }
        // One that was replaced meanwhile still waits.
        foreach (var pair in batch)
            _waiting.TryRemove(pair);
        return true;
    }

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Memory of {Count} cameras cannot be written; look at disk and journal. It is tried again in {Seconds} s")]
    private partial void LogNotWritten(int count, double seconds, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera}: its memory cannot be read, dwell counts anew. Look at disk and journal")]
    private partial void LogNotRecalled(string camera, Exception exception);
}
