using System.Text.Json;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>A sales ledger on a real journal file.</summary>
internal sealed class LedgerBench : IAsyncDisposable
{
    private readonly TempFolder _keys = new();

    public LedgerBench(params SchemaModule[] more)
    {
        Clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("store", TimeSpan.FromHours(8), "store", "store"));
        Journal = new TestJournal(Clock, logs: LoggerFactory.Create(logs => logs.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs)), modules: [LedgerSchema.Module, .. more]);
        Key = KeyFile.LoadOrCreate(_keys.File("store.key"));
        Ledger = NewLedger();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 18, 30, 0, TimeSpan.Zero));
    public LogLines Logs { get; } = new();
    public TestJournal Journal { get; }
    public StoreKey Key { get; }
    public SaleLedger Ledger { get; private set; }
    public IdentityVault Vault { get; private set; } = null!;
    public ReversalDesk Reversals { get; private set; } = null!;
    public ClerkOnDuty Clerk { get; } = new(Store, () => null);
    public CatalogueShelf Goods { get; } = new(Shelf.Catalogue);

    public static CheckoutOptions Store { get; } = new() { Enabled = true, StoreName = "示范农资店", LicenceNumber = "农药经许（示范）000", DesignatedOutlet = true, Operator = "店员一" };

    public static SaleDraft Basket { get; } = Filled() with { Buyer = Cards.Buyer(), Purpose = "水稻" };

    public async Task<CommittedSale> RecordAsync(SaleDraft? draft = null)
    {
        var result = await Ledger.RecordAsync(draft ?? Basket, TimeSpan.FromSeconds(9), TestContext.Current.CancellationToken);
        Assert.Null(result.Trouble);
        return result.Sale!;
    }

    /// <summary>Closes and opens the file, as a restart does.</summary>
    public async Task RestartAsync()
    {
        await Journal.ReopenAsync();
        Ledger = NewLedger();
    }

    /// <summary>Data of the newest event.</summary>
    public (string Type, JsonElement Data) Newest()
    {
        var told = Journal.Store.ReadEvents(Journal.Store.LastSeq - 1, 1)[0];
        Leaks.AssertNone(told.Body);
        return (told.Type, JsonDocument.Parse(told.Body).RootElement.GetProperty("data"));
    }

    /// <summary>From now on the disk takes no row for this table.</summary>
    public Task RefuseAsync(string table) => ExecuteAsync($"CREATE TRIGGER refuse_{table} BEFORE INSERT ON {table} BEGIN SELECT raise(ABORT, 'refused by the test'); END");

    public Task ExecuteAsync(string sql) => Journal.Store.CommitAsync((connection, transaction, _) =>
    {
        using var command = connection.Command(sql, transaction);
        command.ExecuteNonQuery();
    }, [], TestContext.Current.CancellationToken);

    public T Scalar<T>(string sql) => Journal.Store.Read(connection =>
    {
        using var command = connection.Command(sql);
        return (T)command.ExecuteScalar()!;
    });

    public async ValueTask DisposeAsync()
    {
        Reversals.Dispose();
        await Journal.DisposeAsync();
        _keys.Dispose();
    }

    private static SaleDraft Filled() =>
        SaleDraft.Empty.Add(Shelf.Product("P003")).Add(Shelf.Product("P001"), Shelf.UnitCode).Add(Shelf.Product("P001"), Shelf.SecondUnitCode);

    private SaleLedger NewLedger()
    {
        Vault = new IdentityVault(Key, IdentityKeys.In(Journal.Store));
        var facts = new SaleFacts(Store, Clerk, Shelf.Rules());
        var ledger = new SaleLedger(Journal.Store, Vault, facts, Clock, Journal.Logs.CreateLogger<SaleLedger>());
        Reversals = new ReversalDesk(Journal.Store, ledger, Store, Clerk, Clock, Journal.Logs.CreateLogger<ReversalDesk>());
        return ledger;
    }
}
