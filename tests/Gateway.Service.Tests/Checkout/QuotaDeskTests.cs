using System.Text;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Quota;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Checkout.Tables;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class QuotaDeskTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private QuotaDesk Desk => new(_bench.Journal.Store, _bench.Vault, _bench.Goods, _bench.Clock);

    private static SaleDraft Urea(int bags) => (SaleDraft.Empty.Add(Shelf.Product("F001")) with { Buyer = Cards.Buyer() }).Adjust(0, bags - 1);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Know_BuyerWithAreas_GetsAllowanceLessWhatHeBought()
    {
        Assert.Empty(await Desk.SetAsync(Cards.FirstNumber, "水稻", 5.25m, Cancel));
        await _bench.RecordAsync(Urea(2));
        var standing = Desk.Know(Cards.Buyer()).Standing!.Allowances[0];
        Assert.Equal((Measure.N, 63_000_000, 36_800_000), (standing.Measure, standing.AllowedMg, standing.UsedMg));
        Assert.Empty(Desk.Know(Cards.Buyer(Cards.Second)).Standing!.Allowances);
    }

    [Fact]
    public async Task Know_AfterAReturn_CountsOnlyWhatHeKept()
    {
        await Desk.SetAsync(Cards.FirstNumber, "水稻", 5, Cancel);
        var sale = await _bench.RecordAsync(Urea(3));
        await _bench.Reversals.ReturnAsync(sale.Id, [new ReturnLine(1, 2)], "商品退回", Cancel);
        Assert.Equal(18_400_000, Desk.Know(Cards.Buyer()).Standing!.Allowances[0].UsedMg);
        var other = await _bench.RecordAsync(Urea(1));
        await _bench.Reversals.CancelAsync(other.Id, "录入错误", Cancel);
        Assert.Equal(18_400_000, Desk.Know(Cards.Buyer()).Standing!.Allowances[0].UsedMg);
    }

    [Fact]
    public async Task Know_NewSeason_CountsFromTheBeginning()
    {
        await Desk.SetAsync(Cards.FirstNumber, "水稻", 5, Cancel);
        await _bench.RecordAsync(Urea(3));
        _bench.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(0, Desk.Know(Cards.Buyer()).Standing!.Allowances[0].UsedMg);
    }

    [Fact]
    public async Task Know_TableThatCannotBeRead_SellsOnWithoutKnowing()
    {
        await _bench.ExecuteAsync("ALTER TABLE buyer_area RENAME TO gone");
        Assert.Null(Desk.Know(Cards.Buyer()).Standing);
    }

    [Fact]
    public async Task RecordAsync_OverTheQuota_KeepsReasonInLedgerAndEvent()
    {
        await Desk.SetAsync(Cards.FirstNumber, "水稻", 1, Cancel);
        var buyer = Desk.Know(Cards.Buyer());
        var sale = await _bench.RecordAsync(Urea(2) with { Buyer = buyer, QuotaReason = "代他人购买" });
        Assert.Equal("代他人购买", sale.QuotaReason);
        var quota = _bench.Newest().Data.GetProperty("quota");
        Assert.Equal("代他人购买", quota.GetProperty("reason").GetString());
        var excess = quota.GetProperty("exceeded")[0];
        Assert.Equal(("n", 12_000_000, 36_800_000, 24_800_000),
            (excess.GetProperty("measure").GetString(), excess.GetProperty("allowedMg").GetInt64(), excess.GetProperty("basketMg").GetInt64(), excess.GetProperty("overMg").GetInt64()));
        Assert.Null((await _bench.RecordAsync(Urea(1) with { QuotaReason = "其他" })).QuotaReason);
    }

    [Fact]
    public async Task SetAsync_NumberWithAWrongCheckCharacter_IsRefusedInPlainWordsWithoutIt()
    {
        var last = Cards.FirstNumber[^1] == '0' ? '1' : '0';
        var error = Assert.Single(await Desk.SetAsync(Cards.FirstNumber[..^1] + last, "水稻", 2, Cancel)).ToString();
        Assert.Contains("last character", error, StringComparison.Ordinal);
        Assert.DoesNotContain(Cards.FirstNumber[..^1], error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_Table_IsAllOrNothingAndNamesNobody()
    {
        var mistakes = await Import($"证件号码,作物,面积亩\n{Cards.FirstNumber},水稻,3\n{Cards.SecondNumber},,{Cards.SecondNumber[..^1]}X\n");
        Assert.Equal(["line 3: the crop needs 1 to 20 characters.", "line 3: the area is not a number of mu from 0 to 100000."], mistakes.Select(mistake => mistake.ToString()));
        Assert.All(mistakes, mistake => Leaks.AssertNone(mistake.Text.Zh + mistake.Text.En));
        Assert.Empty(Desk.AreasOf(Cards.FirstNumber));
        Assert.Empty(await Import($"number,crop,areaMu\n{Cards.FirstNumber},水稻,3\n{Cards.FirstNumber},茶叶,1.5\n"));
        Assert.Equal(new Dictionary<string, decimal> { ["水稻"] = 3, ["茶叶"] = 1.5m }, Desk.AreasOf(Cards.FirstNumber.ToLowerInvariant()));
        Assert.Empty(await Desk.SetAsync(Cards.FirstNumber, "水稻", 0, Cancel));
        Assert.Equal(["茶叶"], Desk.AreasOf(Cards.FirstNumber).Keys);
        Leaks.AssertNone(_bench.Scalar<string>("SELECT group_concat(buyer_hash || crop) FROM buyer_area"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b,c\n1,2,3\n")]
    public async Task ImportAsync_OtherTable_IsRefused(string text) => Assert.Single(await Import(text));

    private Task<IReadOnlyList<Mistake>> Import(string text) => Desk.ImportAsync(Encoding.UTF8.GetBytes(text), Cancel);
}
