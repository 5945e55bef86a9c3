using EdgeGateway.Service.Delivery.Filter;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Delivery.Storage;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery;

/// <summary>Runs a worker per destination, the saver for all of them, and tells pages and health what changed.</summary>
internal sealed class DeliveryService(
    DestinationSetup setup,
    JournalStore journal,
    DeliveryStore store,
    ProgressSaver saver,
    DeliveryOverview overview,
    HealthRegistry health) : BackgroundService
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan JournalRetry = TimeSpan.FromSeconds(1);

    private readonly Signal _changed = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var starts = await StartsAsync(stoppingToken);
        var workers = setup.Destinations.Select(options => Worker(options, starts[options.Id])).ToList();
        overview.Use(workers, journal);

        // The saver ends last, so that what the workers' last answers said is written.
        using var workersEnded = new CancellationTokenSource();
        var saving = saver.RunAsync(workersEnded.Token);
        var telling = TellAsync([.. workers.Select(worker => new DestinationReporter(worker, health, setup.Time.Clock))], stoppingToken);
        var watching = WatchAsync(stoppingToken);
        await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.RunAsync(stoppingToken), CancellationToken.None)));
        await workersEnded.CancelAsync();
        await saving;
        await telling;
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Where every destination begins. A disk that refuses at start must not be taken for an empty journal.</summary>
    private async Task<IReadOnlyDictionary<string, long>> StartsAsync(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await journal.CommitAsync(null, [], stopping);
                var (store, starts) = (new StartStore(journal), new Dictionary<string, long>(StringComparer.Ordinal));
                foreach (var options in setup.Destinations)
                    starts[options.Id] = options.Filter.Start == StartAt.Now ? await store.OfAsync(options.Id, stopping) : 0;
                return starts;
            }
            catch (JournalUnavailableException)
            {
                // The journal itself says what is wrong, in the log and on the page.
                await Task.Delay(JournalRetry, setup.Time.Clock, stopping);
            }
        }
    }

    private DestinationWorker Worker(DestinationOptions options, long start)
    {
        var filter = setup.Filter(options);
        filter.Start = start;
        var book = new DestinationBook(options.Id, store.Load(options.Id)) { Filter = filter };
        var worker = new DestinationWorker(options, setup.Connector(options), journal, book, setup.Time, setup.Logger(options));
        book.Changed += _ => _changed.Set();
        worker.StateChanged += _changed.Set;
        saver.Add(book);
        return worker;
    }

    /// <summary>A queue that grows while its platform is away is a change as well.</summary>
    private async Task WatchAsync(CancellationToken stopping)
    {
        while (true)
        {
            await journal.WaitForMoreAsync(journal.LastSeq, stopping);
            _changed.Set();
            await Task.Delay(TellEvery, setup.Time.Clock, stopping);
            _changed.Set();
        }
    }

    private async Task TellAsync(IReadOnlyList<DestinationReporter> reporters, CancellationToken stopping)
    {
        _changed.Set();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await _changed.WaitAsync(stopping);
                overview.RaiseChanged();
                var held = false;
                foreach (var reporter in reporters)
                    held |= reporter.Report();
                if (held)
                    _changed.Set();
                await Task.Delay(TellEvery, setup.Time.Clock, stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
