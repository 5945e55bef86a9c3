using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>
/// Changes the catalogue while the till works. <see cref="ImportAsync"/> is the one way in, for the API, a command from afar and the
/// watch over the configured file; an import by the program's verb is seen through the folder's <c>current</c>.
/// </summary>
internal sealed partial class CatalogueDesk(CatalogueShelf shelf, CatalogueStore store, CheckoutOptions options, JournalStore journal, TimeProvider clock, ILogger<CatalogueDesk> log)
    : BackgroundService
{
    private const int ListedEditions = 20;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private bool _told;

    /// <summary>Checks a file and, when nothing is wrong with it, puts it into effect: JSON or CSV, whole or one part.</summary>
    public Task<CatalogueOutcome> ImportAsync(ReadOnlyMemory<byte> file, string? version, CancellationToken stopping) => ImportAsync(file, version, noOlder: false, stopping);

    /// <param name="file">Its bytes.</param>
    /// <param name="version">Name of the new edition; null: what the file says.</param>
    /// <param name="noOlder">From afar: a date before that of the edition in effect is refused, so that an old message cannot bring an old list back.</param>
    /// <param name="stopping">Gives up while another import runs.</param>
    public async Task<CatalogueOutcome> ImportAsync(ReadOnlyMemory<byte> file, string? version, bool noOlder, CancellationToken stopping)
    {
        await _one.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            var made = CatalogueImport.Make(file.Span, shelf.Current.File, version, DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
            if (made.Bytes is null)
                return new CatalogueOutcome(null, made.Mistakes);
            if (noOlder && store.CurrentSha() is not null && CatalogueReader.Read(made.Bytes, null).Catalogue is { } next && next.Edition.Date < shelf.Current.Edition.Date)
                return new CatalogueOutcome(null, [new("date", $"{next.Edition.Date:yyyy-MM-dd} 早于正在使用的 {shelf.Current.Edition.Date:yyyy-MM-dd}。", $"{next.Edition.Date:yyyy-MM-dd} is before that of the edition in effect, {shelf.Current.Edition.Date:yyyy-MM-dd}.")]);
            return await SwitchAsync(store.Install(made.Bytes)).ConfigureAwait(false);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new CatalogueOutcome(null, [new("", $"存不进 {store.Folder}：{trouble.Message}", $"The edition cannot be kept in {store.Folder}: {trouble.Message}")]);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>What an import of this file would put into effect, or everything that is wrong with it. Changes nothing.</summary>
    public CatalogueReading Try(ReadOnlyMemory<byte> file, string? version)
    {
        var made = CatalogueImport.Make(file.Span, shelf.Current.File, version, DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        return made.Bytes is { } bytes ? CatalogueReader.Read(bytes, null) : new CatalogueReading(null, made.Mistakes);
    }

    /// <summary>The last editions, the newest first; none while the journal cannot be read.</summary>
    public IReadOnlyList<EditionSince> Editions()
    {
        try
        {
            return journal.Read(connection => CatalogueBook.Latest(connection, ListedEditions));
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            return [];
        }
    }

    /// <summary>Looks whether another process imported an edition or somebody changed the configured file.</summary>
    public async Task<CatalogueOutcome> ReloadAsync(CancellationToken stopping)
    {
        await _one.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            if (CatalogueStart.Fresh(options.Catalogue, store, shelf.Current.Edition.Sha256) is { } changed)
                return changed.Catalogue is null ? Refused(changed) : await SwitchAsync(changed).ConfigureAwait(false);
            if (store.CurrentSha() is { } sha && sha != shelf.Current.Edition.Sha256)
                return store.Current() is { Catalogue: not null } current ? await SwitchAsync(current).ConfigureAwait(false) : new CatalogueOutcome(null, store.Current()?.Mistakes ?? []);
            return new CatalogueOutcome(shelf.Current.Edition, []);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new CatalogueOutcome(null, [new("", $"商品目录读不出来：{trouble.Message}", $"The catalogue cannot be read: {trouble.Message}")]);
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            var outcome = await ReloadAsync(stoppingToken).ConfigureAwait(false);
            if (!_told)
                await TellAsync(shelf.Current.Edition).ConfigureAwait(false);
            var text = string.Join(' ', outcome.Errors);
            if (text.Length > 0 && _refused.Add(text))
                LogRefused(text);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private static CatalogueOutcome Refused(CatalogueReading reading) => new(null, reading.Mistakes);

    private async Task<CatalogueOutcome> SwitchAsync(CatalogueReading reading)
    {
        if (reading.Catalogue is not { } next)
            return new CatalogueOutcome(null, reading.Mistakes);
        shelf.Switch(next);
        LogSwitched(next.Edition.Version, next.Products.Count, next.Edition.Sha256);
        await TellAsync(next.Edition).ConfigureAwait(false);
        return new CatalogueOutcome(next.Edition, []);
    }

    /// <summary>Puts it on record once for each change; the watch tries again while the journal cannot write.</summary>
    private async Task TellAsync(CatalogueEdition edition)
    {
        try
        {
            var last = journal.Read(CatalogueBook.Last);
            if (last != edition.Sha256)
            {
                var (file, now) = (shelf.Current.File, clock.GetUtcNow());
                var data = new CatalogueChangedData(edition.Version, edition.Date, edition.Sha256, last, file.Products.Count, file.Regulations.Count, file.Limits.Count);
                // The very first edition is no change.
                EventDraft[] events = last is null ? [] : [EventDraft.Of(EventTypes.CatalogueChanged, "till", EventClass.Change, data, CheckoutJson.Plain.CatalogueChangedData)];
                await journal.CommitAsync((connection, transaction, _) => CatalogueBook.Write(connection, transaction, edition, now), events, CancellationToken.None).ConfigureAwait(false);
            }
            _told = true;
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            _told = false;
            LogWaiting(trouble);
        }
    }
}

/// <summary>Data of <c>store.catalogue.changed.v1</c>.</summary>
internal sealed record CatalogueChangedData(string Version, DateOnly Date, string Sha256, string? PreviousSha256, int Products, int Regulations, int Limits);
