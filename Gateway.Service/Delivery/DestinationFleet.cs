namespace EdgeGateway.Service.Delivery;

/// <summary>
/// The workers that run. Destinations can be added, taken away and changed while the others go on; a book outlives its worker, so that what waits
/// and what is in quarantine stays.
/// </summary>
/// <param name="open">Reads the book of a destination, or gives the known one the filter it has now.</param>
/// <param name="make">Makes its worker.</param>
/// <param name="stopping">Ends all of them.</param>
internal sealed class DestinationFleet(
    Func<DestinationOptions, DestinationBook?, Task<DestinationBook>> open, Func<DestinationOptions, DestinationBook, DestinationWorker> make, CancellationToken stopping)
{
    private readonly Dictionary<string, DestinationBook> _books = new(StringComparer.Ordinal);
    private List<Running> _running = [];

    /// <summary>In the order of the configuration.</summary>
    public IReadOnlyList<DestinationWorker> Workers => [.. _running.Select(one => one.Worker)];

    /// <summary>What runs, as it is set now.</summary>
    public IReadOnlyList<DestinationOptions> Options => [.. _running.Select(one => one.Options)];

    /// <summary>Starts and stops until these run.</summary>
    /// <returns>What was done, like <c>destinations.city: changed</c>.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(IReadOnlyList<DestinationOptions> wanted)
    {
        var done = new List<string>();
        var next = new List<Running>();
        foreach (var gone in _running.Where(one => wanted.All(options => options.Id != one.Options.Id)).ToList())
        {
            await gone.EndAsync();
            done.Add($"destinations.{gone.Options.Id}: removed");
        }

        foreach (var options in wanted)
        {
            var known = _running.FirstOrDefault(one => one.Options.Id == options.Id);
            if (known is not null && !Configuration.OptionsDiff.Between(known.Options, options).Any())
            {
                next.Add(known);
                continue;
            }

            if (known is not null)
                await known.EndAsync();
            done.Add($"destinations.{options.Id}: {(known is null ? "added" : "changed")}");
            next.Add(await StartAsync(options));
        }

        _running = next;
        return done;
    }

    /// <summary>Completes when all have ended, after <c>stopping</c>.</summary>
    public Task EndedAsync() => Task.WhenAll(_running.Select(one => one.Task));

    private async Task<Running> StartAsync(DestinationOptions options)
    {
        var book = _books[options.Id] = await open(options, _books.GetValueOrDefault(options.Id));
        var worker = make(options, book);
        var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        return new Running(options, worker, Task.Run(() => worker.RunAsync(end.Token), CancellationToken.None), end);
    }

    private sealed record Running(DestinationOptions Options, DestinationWorker Worker, Task Task, CancellationTokenSource End)
    {
        /// <summary>Says goodbye to the platform and waits for its last answers.</summary>
        public async Task EndAsync()
        {
            await End.CancelAsync();
            await Task;
            End.Dispose();
        }
    }
}
