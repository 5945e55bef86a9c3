using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Media;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class MediumTests : IAsyncDisposable
{
    private const string Code = "NH-330000-000017";

    private readonly LedgerBench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private MediumBook Book => new(_bench.Journal.Store, _bench.Vault, _bench.Goods, _bench.Clock);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Find_BoundCode_IsTheBuyerAlsoAfterARestart()
    {
        Assert.Equal(NoticeKind.Info, (await Book.BindAsync(Cards.Buyer(), Code, Cancel)).Kind);
        await _bench.RestartAsync();
        var buyer = Book.Find($" {Code} ");
        Assert.Equal((Cards.FirstNumber, Cards.FirstName, BuyerProof.Medium), (buyer?.Document.Number, buyer?.Document.Name, buyer?.Proof));
        Assert.Null(Book.Find("NH-330000-000018"));
        Assert.Equal(EventTypes.MediumBound, _bench.Newest().Type);
    }

    [Fact]
    public async Task BindAsync_Anything_LeavesNeitherCodeNorIdentityInTheFile()
    {
        await Book.BindAsync(Cards.Buyer(), Code, Cancel);
        var row = _bench.Scalar<string>("SELECT id || code_hash || buyer_name || buyer_number || hex(identity) FROM medium_binding");
        Leaks.AssertNone(row);
        Assert.DoesNotContain(Code, row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BindAsync_CodeOfSomebodyElse_NowStandsForTheNewOne()
    {
        var book = Book;
        await book.BindAsync(Cards.Buyer(), Code, Cancel);
        await book.BindAsync(Cards.Buyer(Cards.Second), Code, Cancel);
        Assert.Equal(Cards.SecondNumber, book.Find(Code)?.Document.Number);
        Assert.Equal((2L, 1L), (_bench.Scalar<long>("SELECT count(*) FROM medium_binding"), _bench.Scalar<long>("SELECT count(*) FROM medium_binding WHERE ended_utc IS NULL")));
    }

    [Fact]
    public async Task UnbindAsync_LostCard_StandsForNobody()
    {
        var book = Book;
        await book.BindAsync(Cards.Buyer(), Code, Cancel);
        Assert.True(await book.UnbindAsync(Code, Cancel));
        Assert.Null(book.Find(Code));
        Assert.False(await book.UnbindAsync(Code, Cancel));
        Assert.Equal(EventTypes.MediumUnbound, _bench.Newest().Type);
    }

    [Theory]
    [InlineData("Q001")]
    [InlineData(Shelf.Ean)]
    [InlineData("A1")]
    public async Task BindAsync_ProductOrShortCode_IsRefused(string code)
    {
        Assert.Equal(NoticeKind.Warning, (await Book.BindAsync(Cards.Buyer(), code, Cancel)).Kind);
        Assert.Equal(0, _bench.Journal.Store.LastSeq);
    }

    [Fact]
    public async Task BindAsync_BuyerWithoutAValidDocument_IsRefused()
    {
        foreach (var buyer in new[] { Cards.Buyer(Cards.Expired), Cards.Buyer(Cards.WrongCheck), Cards.Buyer() with { Proof = BuyerProof.Medium } })
            Assert.Equal(NoticeKind.Warning, (await Book.BindAsync(buyer, Code, Cancel)).Kind);
        Assert.Equal(0, _bench.Journal.Store.LastSeq);
    }

    [Fact]
    public async Task RecordAsync_BuyerByMedium_IsRecordedAsSuchAndSealedAnew()
    {
        await Book.BindAsync(Cards.Buyer(), Code, Cancel);
        var sale = await _bench.RecordAsync(SaleDraft.Empty.Add(Shelf.Product("P001")) with { Buyer = Book.Find(Code) });
        Assert.Equal(("medium", "000*************18"), (sale.Method, sale.BuyerNumber));
        Assert.Equal(_bench.Vault.HashOf(Cards.FirstNumber), _bench.Scalar<string>("SELECT buyer_hash FROM sale"));
    }

    [Fact]
    public async Task Session_BindThenScanAlone_SellsOrdinaryGoodsAndAsksForTheCardForRestrictedOnes()
    {
        var book = Book;
        using var till = new TillTable(hands: hands => hands with { MediumOf = book.Find, Bind = book.BindAsync });
        till.Session.AskForMedium();
        Assert.False(till.State.Binding);
        till.Session.Card(Cards.Read());
        till.Session.AskForMedium();
        Assert.True(till.State.Binding);
        till.Scan(Code);
        await EdgeGateway.Testing.Wait.UntilAsync(() => till.State.Notice?.Text.Zh.StartsWith("已绑定", StringComparison.Ordinal) == true);
        Assert.False(till.State.Binding);
        till.Session.Clear();
        till.Scan(Code, Shelf.Ean);
        Assert.Equal((true, NextStep.Confirm), (till.State.Buyer?.ByMedium, till.State.Next));
        till.Scan(Shelf.RestrictedEan);
        till.Session.SetPurpose("水稻");
        Assert.Equal(NextStep.Card, till.State.Next);
        till.Session.Card(Cards.Read());
        Assert.Equal((false, NextStep.Confirm), (till.State.Buyer?.ByMedium, till.State.Next));
        till.Scan(Code);
        Assert.False(till.State.Buyer?.ByMedium);
    }

    [Fact]
    public void Session_BindingLeftByEscape_TakesTheNextScanAsGoods()
    {
        using var till = new TillTable();
        till.Session.Card(Cards.Read());
        till.Session.AskForMedium();
        till.Session.Clear();
        till.Scan(Shelf.Ean);
        Assert.Single(till.State.Lines);
        Assert.NotNull(till.State.Buyer);
    }
}
