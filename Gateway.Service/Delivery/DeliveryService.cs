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

    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile DestinationFleet? _fleet;
    private readonly Lock _reporting = new();
    private IReadOnlyList<(DestinationWorker Worker, DestinationReporter Reporter)> _reporters = [];

    /// <summary>The destinations as they are set now; those of the start while they are being opened.</summary>
    public IReadOnlyList<DestinationOptions> Destinations => _fleet?.Options ?? setup.Destinations;

    /// <summary>Adds, takes away and changes destinations while the others go on. One call at a time.</summary>
    /// <returns>What was done, like <c>destinations.city: changed</c>.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(IReadOnlyList<DestinationOptions> wanted, CancellationToken stopping)
    {
        await _opened.Task.WaitAsync(stopping);
        var fleet = _fleet!;
        var done = await fleet.ApplyAsync(wanted);
        Show(fleet);
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await JournalReadyAsync(stoppingToken);
        var fleet = new DestinationFleet(OpenAsync, Worker, stoppingToken);
        await fleet.ApplyAsync(setup.Destinations);
        Show(fleet);
        _fleet = fleet;
        _opened.SetResult();

        // The saver ends last, so that what the workers' last answers said is written.
        using var workersEnded = new CancellationTokenSource();
        var saving = saver.RunAsync(workersEnded.Token);
        var telling = TellAsync(stoppingToken);
        await WatchAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await fleet.EndedAsync();
        await workersEnded.CancelAsync();
        await saving;
        await telling;
    }

    /// <summary>Pages and health show what runs now.</summary>
    private void Show(DestinationFleet fleet)
    {
        var workers = fleet.Workers;
        overview.Use(workers, journal);
        lock (_reporting)
        {
            var gone = _reporters.Where(one => workers.All(worker => worker.Id != one.Worker.Id)).ToList();
            _reporters = [.. workers.Select(worker => _reporters.FirstOrDefault(one => one.Worker == worker) is { Worker: not null } known
                ? known : (worker, new DestinationReporter(worker, health, setup.Time.Clock)))];
            foreach (var (worker, _) in gone)
                health.Remove(worker.Id);
        }

        _changed.Set();
    }

    /// <summary>A disk that refuses at start must not be taken for an empty journal. Where every destination begins is written down here.</summary>
    private async Task JournalReadyAsync(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await journal.CommitAsync(null, [], stopping);
                foreach (var options in setup.Destinations)
                    await StartOfAsync(options);
                return;
            }
            catch (JournalUnavailableException)
            {
                // The journal itself says what is wrong, in the log and on the page.
                await Task.Delay(JournalRetry, setup.Time.Clock, stopping);
            }
        }
    }

    private async Task<long> StartOfAsync(DestinationOptions options) =>
        options.Filter.Start == StartAt.Now ? await new StartStore(journal).OfAsync(options.Id, CancellationToken.None) : 0;

    private async Task<DestinationBook> OpenAsync(DestinationOptions options, DestinationBook? known)
    {
        setup.ForgetMapping(options.Id);
        var filter = setup.Filter(options);
        filter.Start = await StartOfAsync(options);
        if (known is not null)
        {
            known.UseFilter(filter);
            return known;
        }

        var book = new DestinationBook(options.Id, store.Load(options.Id)) { Filter = filter };
        book.Changed += _ => _changed.Set();
        saver.Add(book);
        return book;
    }

    private DestinationWorker Worker(DestinationOptions options, DestinationBook book)
    {
        var worker = new DestinationWorker(options, setup.Connector(options), journal, book, setup.Time, setup.Logger(options))
        {
            CommandCame = setup.Commands.TrySubmit,
            Pictures = setup.Pictures(options, book),
        };
        worker.Meter.Answered = took => overview.RaiseAnswered(options.Id, took);
        worker.StateChanged += _changed.Set;
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

    private async Task TellAsync(CancellationToken stopping)
    {
        _changed.Set();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await _changed.WaitAsync(stopping);
                overview.RaiseChanged();
                if (Report())
                    _changed.Set();
                await Task.Delay(TellEvery, setup.Time.Clock, stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>True when numbers were held back.</summary>
    private bool Report()
    {
        var held = false;
        lock (_reporting)
        {
            foreach (var (_, reporter) in _reporters)
                held |= reporter.Report();
        }

        return held;
    }
}
