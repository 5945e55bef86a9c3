using System.Text.Json;
using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class SaleLedgerTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task RecordAsync_Sale_WritesLedgerAndEventWithOneNumber()
    {
        var sale = await _bench.RecordAsync();
        var told = Assert.Single(_bench.Journal.Store.ReadEvents(0, 10));
        Assert.Equal((EventTypes.SaleRecorded, EventClass.Sale), (told.Type, told.Class));
        Assert.Equal((told.Seq, told.Hash), (sale.Seq, sale.EventHash));
        Assert.Equal(VerificationCode.Of(told.Hash), sale.Code);
        Assert.Equal((1L, 2L), (_bench.Scalar<long>("SELECT count(*) FROM sale"), _bench.Scalar<long>("SELECT count(*) FROM sale_line")));
    }

    [Fact]
    public async Task RecordAsync_Sale_KeepsEveryLegalField()
    {
        var sale = await _bench.RecordAsync();
        Assert.Equal(("示范农资店", "农药经许（示范）000", "店员一"), (sale.StoreName, sale.LicenceNumber, sale.Operator));
        Assert.Equal(("测**", "000*************18", "水稻", "id-card"), (sale.BuyerName, sale.BuyerNumber, sale.Purpose, sale.Method));
        var line = sale.Lines[0];
        Assert.Equal(("样例牌毒死蜱乳油", "40% 200毫升/瓶", 1, "样例农化二厂", "PD00260003", true), (line.Name, line.Specification, line.Quantity, line.Producer, line.RegistrationNumber, line.Restricted));
        Assert.Equal([Shelf.UnitCode, Shelf.SecondUnitCode], sale.Lines[1].TraceCodes);
        Assert.Equal(3200 + 2 * 1250, sale.TotalFen);
        Assert.Equal("2026-11-24", _bench.Scalar<string>("SELECT date_local FROM sale"));
        Assert.Equal(TimeSpan.FromHours(8), sale.LocalTime.Offset);
        Assert.Equal(sale.Time, sale.LocalTime);
        Assert.Equal(7, sale.Id.Version);
    }

    [Fact]
    public async Task RecordAsync_Event_SaysWhatAPlatformNeeds()
    {
        var sale = await _bench.RecordAsync();
        var data = DataOf(_bench.Journal.Store.ReadEvents(0, 1)[0].Body);
        Assert.Equal(sale.Id, data.GetProperty("saleId").GetGuid());
        Assert.Equal("id-card", data.GetProperty("buyer").GetProperty("method").GetString());
        Assert.True(data.GetProperty("buyer").GetProperty("verified").GetBoolean());
        Assert.Equal(_bench.Key.HashOf(Cards.FirstNumber), data.GetProperty("buyer").GetProperty("hash").GetString());
        Assert.Equal("000*************18", data.GetProperty("buyer").GetProperty("maskedNumber").GetString());
        Assert.Equal((9000, 5700), (data.GetProperty("tookMs").GetInt32(), data.GetProperty("totalFen").GetInt32()));
        Assert.Equal(Shelf.Catalogue.Edition.Sha256, data.GetProperty("catalogue").GetProperty("sha256").GetString());
        Assert.Equal("moderate", data.GetProperty("lines")[0].GetProperty("toxicity").GetString());
        Assert.Equal(Shelf.UnitCode, data.GetProperty("lines")[1].GetProperty("traceCodes")[0].GetString());
    }

    [Fact]
    public async Task RecordAsync_Anything_LeavesNoClearIdentityInEventsLogsOrFile()
    {
        await _bench.RecordAsync();
        await _bench.RecordAsync(LedgerBench.Basket with { Buyer = Cards.Buyer(Cards.Second) });
        Assert.All(_bench.Journal.Store.ReadEvents(0, 10), told => Leaks.AssertNone(told.Body));
        Assert.NotEmpty(_bench.Logs.All);
        Assert.All(_bench.Logs.All, Leaks.AssertNone);
        foreach (var file in Directory.GetFiles(_bench.Journal.Settings.Directory).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
            Leaks.AssertNone(await ReadSharedAsync(file));
    }

    [Fact]
    public async Task RecordAsync_Identity_CanBeOpenedWithTheKeyAfterARestart()
    {
        var sale = await _bench.RecordAsync();
        await _bench.RestartAsync();
        var identity = new SealedIdentity(_bench.Scalar<string>("SELECT identity_month FROM sale"), _bench.Scalar<string>("SELECT identity_key FROM sale"), _bench.Scalar<byte[]>("SELECT identity FROM sale"));
        Assert.Equal(new BuyerFields(DocumentType.Resident, Cards.FirstName, Cards.FirstNumber, Cards.FirstAddress), _bench.Vault.Open(identity, sale.Id));
        Assert.Equal("2026-11", identity.Month);
    }

    [Fact]
    public async Task RecordAsync_SameBuyer_HasTheSameHashAndAnotherBox()
    {
        await _bench.RecordAsync();
        await _bench.RecordAsync();
        Assert.Equal(1, _bench.Scalar<long>("SELECT count(DISTINCT buyer_hash) FROM sale"));
        Assert.Equal(2, _bench.Scalar<long>("SELECT count(DISTINCT identity) FROM sale"));
    }

    [Fact]
    public async Task RecordAsync_NobodysBasket_HasNoIdentity()
    {
        var sale = await _bench.RecordAsync(SaleDraft.Empty.Add(Shelf.Product("Q001")));
        Assert.Equal((null, null, "none"), (sale.BuyerName, sale.BuyerNumber, sale.Method));
        Assert.Equal(0, _bench.Scalar<long>("SELECT count(*) FROM sale WHERE identity IS NOT NULL"));
        Assert.Equal(0, _bench.Scalar<long>("SELECT count(*) FROM identity_key"));
    }

    [Fact]
    public async Task RecordAsync_RowThatCannotBeWritten_LeavesNeitherSaleNorEvent()
    {
        var broken = LedgerBench.Basket with { Lines = [.. LedgerBench.Basket.Lines.Select(line => line with { Product = line.Product with { Name = null! } })] };
        var result = await _bench.Ledger.RecordAsync(broken, TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.Equal("ledger.unavailable", result.Trouble?.Code);
        Assert.Equal(0, _bench.Journal.Store.LastSeq);
        Assert.Equal((0L, 0L, 0L), (_bench.Scalar<long>("SELECT count(*) FROM sale"), _bench.Scalar<long>("SELECT count(*) FROM sale_line"), _bench.Scalar<long>("SELECT count(*) FROM identity_key")));
        Assert.Equal(1, (await _bench.RecordAsync()).Seq);
    }

    [Fact]
    public async Task RecordAsync_JournalClosed_IsTroubleAndNotAnException()
    {
        await _bench.RecordAsync();
        await _bench.Journal.Store.DisposeAsync();
        var result = await _bench.Ledger.RecordAsync(LedgerBench.Basket, TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.Equal("ledger.unavailable", result.Trouble?.Code);
    }

    /// <summary>Generated JSON code drops defaults of members that are left out: an event of an older version must still be readable.</summary>
    [Fact]
    public void SaleRecordedData_OfTheFirstVersion_IsStillRead()
    {
        const string old = """
            {"saleId":"0195d4a0-0000-7000-8000-000000000000","store":{"name":"甲","licenceNumber":"","designatedOutlet":true},"operator":"乙","time":"2026-11-24T02:30:00+08:00","date":"2026-11-24",
            "lines":[{"line":1,"productCode":"Q001","name":"手套","kind":"other","producer":"","specification":"","unit":"双","toxicity":"unstated","restricted":false,"quantity":1,"priceFen":800,"amountFen":800}],
            "totalFen":800,"buyer":{"method":"none","verified":false},"catalogue":{"version":"v","date":"2026-11-01","sha256":""},"tookMs":1}
            """;
        var data = JsonSerializer.Deserialize(old, EdgeGateway.Service.Checkout.CheckoutJson.Default.SaleRecordedData)!;
        Assert.Empty(data.Lines[0].TraceCodes);
        Assert.Equal(default, data.Lines[0].Contents);
        Assert.Null(data.Quota);
    }

    [Fact]
    public async Task Latest_AfterARestart_GivesNewestFirst()
    {
        for (var i = 0; i < 7; i++)
            await _bench.RecordAsync();
        await _bench.RestartAsync();
        Assert.Equal([7L, 6L, 5L, 4L, 3L], _bench.Ledger.Latest(5).Select(sale => sale.Seq));
    }

    [Fact]
    public async Task RecordReceiptAsync_Outcomes_AreKeptInOrder()
    {
        var sale = await _bench.RecordAsync();
        await _bench.Ledger.RecordReceiptAsync(sale.Id, new ReceiptFact(0, _bench.Clock.GetUtcNow(), PrintOutcome.Unknown, "printer.silent"), TestContext.Current.CancellationToken);
        await _bench.Ledger.RecordReceiptAsync(sale.Id, new ReceiptFact(1, _bench.Clock.GetUtcNow(), PrintOutcome.Printed, null), TestContext.Current.CancellationToken);
        Assert.Equal([(0, PrintOutcome.Unknown, "printer.silent"), (1, PrintOutcome.Printed, null)],
            _bench.Ledger.Find(sale.Id)!.Receipts.Select(fact => (fact.Copy, fact.Outcome, fact.Trouble)));
        Assert.Equal(1, _bench.Journal.Store.LastSeq);
    }

    private static JsonElement DataOf(ReadOnlyMemory<byte> body) => JsonDocument.Parse(body).RootElement.GetProperty("data");

    private static async Task<string> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
