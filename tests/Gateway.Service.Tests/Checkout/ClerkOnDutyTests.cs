using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Export;
using EdgeGateway.Service.Checkout.Reports;
using EdgeGateway.Service.Checkout.Tables;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class ClerkOnDutyTests : IAsyncDisposable
{
    private static readonly CheckoutOptions Two = new() { Operators = ["张三", " 李四 ", "张三", ""] };

    private readonly LedgerBench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public void Names_OfAList_AreChosenOneAfterTheOther()
    {
        var clerk = new ClerkOnDuty(Two, () => null);
        Assert.Equal(["张三", "李四"], clerk.Names);
        Assert.Equal("张三", clerk.Name);
        clerk.Next();
        Assert.Equal("李四", clerk.Name);
        clerk.Next();
        Assert.Equal("张三", clerk.Name);
        Assert.False(clerk.Choose("王五"));
    }

    [Fact]
    public void Name_AfterARestart_IsThatOfTheLastSale()
    {
        Assert.Equal("李四", new ClerkOnDuty(Two, () => "李四").Name);
        Assert.Equal("张三", new ClerkOnDuty(Two, () => "王五").Name);
        Assert.Equal(["店员"], new ClerkOnDuty(new CheckoutOptions(), () => "王五").Names);
    }

    [Fact]
    public async Task Sales_OfTwoClerksOnOneDay_AreRecordedAndCountedApart()
    {
        await using var gateway = await TestGateway.StartAsync("""{ "checkout": { "enabled": true, "operators": ["张三", "李四"] } }""");
        await SellAsync(gateway);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await gateway.Http.PostAsJsonAsync("/api/v1/checkout/operator", new { name = "王五" }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Http.PostAsJsonAsync("/api/v1/checkout/operator", new { name = "李四" }, Cancel)).StatusCode);
        await SellAsync(gateway);
        await SellAsync(gateway);

        var sales = await gateway.Http.GetFromJsonAsync<JsonElement>("/api/v1/sales", Cancel);
        Assert.Equal(["李四", "李四", "张三"], sales.EnumerateArray().Select(sale => sale.GetProperty("operator").GetString()));
        var week = await gateway.ReadAsync("/api/v1/reports/weekly");
        Assert.Contains("operator.李四.sales,2,3", week, StringComparison.Ordinal);
        Assert.Contains("operator.张三.sales,1,3", week, StringComparison.Ordinal);
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public async Task Contact_OfABuyer_IsSealedMaskedExportedAndGoesWithHim()
    {
        var sale = await _bench.RecordAsync(LedgerBench.Basket with { Contact = "13800000000" });
        Assert.Equal("138******00", sale.BuyerContact);
        Assert.Equal("138******00", _bench.Newest().Data.GetProperty("buyer").GetProperty("maskedContact").GetString());
        var shown = await new EdgeGateway.Service.Checkout.Identity.RevealDesk(_bench.Journal.Store, _bench.Vault, _bench.Clerk, _bench.Clock).RevealAsync(sale.Id, "执法检查要求", Cancel);
        Assert.Equal("13800000000", shown.Fields!.Contact);
        var extract = _bench.Journal.Store.Read(connection => ExtractReader.Read(connection, LedgerBench.Store, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)));
        var rows = CsvReader.Read(CsvReader.TextOf(ExtractTable.Write(extract)));
        Assert.Equal("138******00", rows[1].Cells[rows[0].Cells.ToList().IndexOf("购买人联系方式")]);
        Assert.DoesNotContain("13800000000", CsvReader.TextOf(ExtractTable.Write(extract)), StringComparison.Ordinal);

        var now = Situation.Fresh.With(SaleDraft.Empty with { Buyer = Cards.Buyer(), Contact = "13800000000" });
        Assert.Equal("13800000000", TillDesk.Card(now, Cards.Buyer(), new DateOnly(2026, 11, 24)).Next.Draft.Contact);
        Assert.Null(TillDesk.Card(now, Cards.Buyer(Cards.Second), new DateOnly(2026, 11, 24)).Next.Draft.Contact);
    }

    [Fact]
    public async Task Scope_OfTheCatalogue_IsWrittenIntoTheSale()
    {
        var sale = await _bench.RecordAsync(SaleDraft.Empty.Add(Shelf.Product("Q001") with { Scope = "水稻 稻飞虱" }));
        Assert.Equal("水稻 稻飞虱", sale.Lines[0].Scope);
        var extract = _bench.Journal.Store.Read(connection => ExtractReader.Read(connection, LedgerBench.Store, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)));
        Assert.Contains("水稻 稻飞虱", CsvReader.TextOf(ExtractTable.Write(extract)), StringComparison.Ordinal);
        Assert.Equal(["店员一"], (await new ReportDesk(_bench.Journal.Store, LedgerBench.Store, _bench.Clock).GetAsync(ReportPeriod.Of("weekly", new DateOnly(2026, 11, 24))!, Cancel)) is { } week
            ? CsvReader.Read(CsvReader.TextOf(week.Body)).Select(row => row.Cells[1]).Where(key => key.EndsWith(".sales", StringComparison.Ordinal) && key.StartsWith("operator.", StringComparison.Ordinal)).Select(key => key.Split('.')[1])
            : []);
    }

    private static async Task SellAsync(TestGateway gateway)
    {
        await gateway.Http.PostAsJsonAsync("/api/v1/checkout/lines", new { code = "Q001" }, Cancel);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Http.PostAsync("/api/v1/checkout/confirm", null, Cancel)).StatusCode);
    }
}
