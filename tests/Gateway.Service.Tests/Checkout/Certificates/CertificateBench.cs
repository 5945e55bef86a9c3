using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Service.Checkout.Certificates;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Checkout.Certificates;

/// <summary>Certificates on a real journal file, with a printer that says what the test wants.</summary>
internal sealed class CertificateBench : IAsyncDisposable
{
    public const string Producer = "试验农户甲";
    public const string Contact = "000-00001234";

    private readonly TempFolder _keys = new();
    private StoreKey _key;

    public CertificateBench()
    {
        Clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("store", TimeSpan.FromHours(8), "store", "store"));
        Journal = new TestJournal(Clock, logs: LoggerFactory.Create(logs => logs.AddProvider(Logs)), modules: [LedgerSchema.Module, CertificateSchema.Module]);
        _key = KeyFile.LoadOrCreate(_keys.File("store.key"));
        (Ledger, Desk) = Open();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 18, 30, 0, TimeSpan.Zero));
    public LogLines Logs { get; } = new();
    public TestJournal Journal { get; }
    public CertificateLedger Ledger { get; private set; }
    public CertificateDesk Desk { get; private set; }
    public List<ReceiptDocument> Papers { get; } = [];
    public Func<Task<PrintResult>> Printer { get; set; } = () => Task.FromResult(new PrintResult(PrintOutcome.Printed));

    public static CertificateRequest Filled { get; } = new()
    {
        Product = "黄瓜",
        Quantity = "50 公斤",
        Origin = "示范县",
        Producer = Producer,
        Contact = Contact,
        Commitments = ["no-banned", "within-limits"],
        Bases = ["own-test"],
    };

    public async Task<CertificateView> IssueAsync()
    {
        var result = await Desk.IssueAsync(Filled, CancellationToken.None);
        Assert.Empty(result.Problems);
        return result.Certificate!;
    }

    public Task SettledAsync(Guid id) => Wait.UntilAsync(() => Desk.Find(id)!.Paper != Service.Checkout.Receipts.PaperState.Printing);

    /// <summary>Closes and opens the file, with another store key if it is lost.</summary>
    public async Task RestartAsync(bool loseKey = false)
    {
        await Journal.ReopenAsync();
        if (loseKey)
            _key = KeyFile.LoadOrCreate(_keys.File("other.key"));
        (Ledger, Desk) = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Desk.StopAsync(CancellationToken.None);
        Desk.Dispose();
        await Journal.DisposeAsync();
        _keys.Dispose();
    }

    private (CertificateLedger Ledger, CertificateDesk Desk) Open()
    {
        var ledger = new CertificateLedger(Journal.Store, new IdentityVault(_key, IdentityKeys.In(Journal.Store)), LedgerBench.Store, new Service.Checkout.ClerkOnDuty(LedgerBench.Store, () => null), Clock);
        return (ledger, new CertificateDesk(ledger, Print, Clock, Journal.Logs.CreateLogger<CertificateDesk>()));
    }

    private Task<PrintResult> Print(ReceiptDocument document, CancellationToken stopping)
    {
        Papers.Add(document);
        return Printer();
    }
}
