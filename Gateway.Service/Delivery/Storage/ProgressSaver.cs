using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Storage;

/// <summary>
/// Writes the books of all destinations in batches: one commit per fifth of a second of traffic, none when nothing happens. A quarantined
/// event is written at once, so that the list shows it.
/// </summary>
internal sealed partial class ProgressSaver(DeliveryStore store, TimeProvider clock, ILogger<ProgressSaver> logger)
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    private volatile IReadOnlyList<DestinationBook> _books = [];
    private readonly Signal _changed = new();
    private readonly Signal _urgent = new();

    public void Add(DestinationBook book)
    {
        _books = [.. _books, book];
        book.Changed += urgent =>
        {
            if (urgent)
                _urgent.Set();
            _changed.Set();
        };
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await _changed.WaitAsync(stopping);
                await GatherAsync(stopping);
                if (!await SaveAsync())
                    await Task.Delay(AfterFailure, clock, stopping);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await SaveAsync();
    }

    private async Task GatherAsync(CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var urgent = _urgent.WaitAsync(limit.Token).AsTask();
        await Task.WhenAny(Task.Delay(Gather, clock, limit.Token), urgent);
        await limit.CancelAsync();
        await urgent.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<bool> SaveAsync()
    {
        var changes = _books.Select(book => (Book: book, Changes: book.TakeChanges())).Where(pair => pair.Changes is not null).ToList();
        if (changes.Count == 0)
            return true;
        try
        {
            await store.SaveAsync([.. changes.Select(pair => pair.Changes!)]);
            foreach (var ((destination, fields), count) in changes.SelectMany(pair => pair.Changes!.Provided).CountBy(sent => (sent.Destination, sent.Fields)))
                Provided(logger, count, fields, destination);
            return true;
        }
        catch (Exception failure)
        {
            foreach (var (book, change) in changes)
                book.PutBack(change!);
            NotSaved(logger, failure.Message);
            _changed.Set();
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} sale(s) with personal data ({Fields}) were handed over to {Destination}; recorded in personal_data_sent")]
    private static partial void Provided(ILogger logger, int count, string fields, string destination);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery progress cannot be written: {Reason}. Nothing is lost, but after a crash some events would be sent twice. Look at the disk")]
    private static partial void NotSaved(ILogger logger, string reason);
}
