using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class SaleRulesTests
{
    private static readonly SaleRules Rules = Shelf.Rules();

    [Theory]
    [InlineData("2026-05-31", false)]
    [InlineData("2026-06-01", true)]
    [InlineData("2030-01-01", true)]
    public void Judge_BannedByDate_IsRefusedFromThatDayOn(string date, bool refused)
    {
        var verdict = Rules.Judge(Shelf.Product("P005"), DateOnly.Parse(date));
        Assert.Equal(refused, verdict.Refused);
        Assert.Equal(refused ? "banned" : "restricted", verdict.Code);
    }

    [Fact]
    public void Judge_Banned_NamesIngredientDateAndSource()
    {
        var verdict = Rules.Judge(Shelf.Product("P005"), Shelf.Today);
        Assert.Contains("克百威", verdict.Reason.Zh, StringComparison.Ordinal);
        Assert.Contains("2026-06-01", verdict.Reason.Zh, StringComparison.Ordinal);
        Assert.Contains("736", verdict.Reason.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P001", Duty.Identity)]
    [InlineData("P002", Duty.Identity)]
    [InlineData("P003", Duty.Identity | Duty.OwnDocument | Duty.ValidDocument | Duty.Purpose)]
    [InlineData("P004", Duty.Identity | Duty.OwnDocument | Duty.ValidDocument | Duty.Purpose)]
    [InlineData("P006", Duty.None)]
    [InlineData("F001", Duty.Identity)]
    [InlineData("F002", Duty.Identity)]
    [InlineData("S001", Duty.None)]
    [InlineData("Q001", Duty.None)]
    public void Judge_Product_AsksForWhatTheLawAsks(string code, object duties) =>
        Assert.Equal((Duty)duties, Rules.Judge(Shelf.Product(code), Shelf.Today).Duties);

    [Fact]
    public void Judge_HighToxicityOnNoList_StillNeedsDocumentAndPurpose()
    {
        var product = Shelf.Product("P004") with { Ingredients = [] };
        Assert.Equal(Duty.Identity | Duty.OwnDocument | Duty.ValidDocument | Duty.Purpose, Rules.Judge(product, Shelf.Today).Duties);
        Assert.False(Shelf.Rules(designated: false).Judge(product, Shelf.Today).Refused);
    }

    [Fact]
    public void Judge_RestrictedInAnOrdinaryStore_IsRefused()
    {
        var verdict = Shelf.Rules(designated: false).Judge(Shelf.Product("P003"), Shelf.Today);
        Assert.True(verdict.Refused);
        Assert.Equal("not-designated", verdict.Code);
    }

    [Fact]
    public void Judge_FertiliserWhereTheStoreDoesNotAsk_IsFree() =>
        Assert.Equal(Duty.None, Shelf.Rules(fertiliser: false).Judge(Shelf.Product("F001"), Shelf.Today).Duties);

    [Fact]
    public void Judge_SanitaryOfHighToxicity_IsNotFree() =>
        Assert.NotEqual(Duty.None, Rules.Judge(Shelf.Product("P006") with { Toxicity = Toxicity.High }, Shelf.Today).Duties);

    [Fact]
    public void Judge_EmptyBasket_IsEmpty() => Assert.Equal("empty", Rules.Judge(SaleDraft.Empty, Shelf.Today).Code);

    [Theory]
    [InlineData("P001", false, false, "identity-missing")]
    [InlineData("P001", true, false, "ok")]
    [InlineData("P003", false, true, "identity-missing")]
    [InlineData("P003", true, false, "purpose-missing")]
    [InlineData("P003", true, true, "ok")]
    [InlineData("P006", false, false, "ok")]
    [InlineData("P005", true, true, "banned")]
    public void Judge_Basket_SaysWhatIsMissing(string code, bool card, bool purpose, string expected)
    {
        var draft = SaleDraft.Empty.Add(Shelf.Product(code)) with { Buyer = card ? Cards.Buyer() : null, Purpose = purpose ? "水稻" : null };
        Assert.Equal(expected, Rules.Judge(draft, Shelf.Today).Code);
    }

    [Theory]
    [InlineData("P001", "ok")]
    [InlineData("P003", "document-expired")]
    public void Judge_ExpiredDocument_StopsOnlyRestrictedGoods(string code, string expected)
    {
        var draft = SaleDraft.Empty.Add(Shelf.Product(code)) with { Buyer = Cards.Buyer(Cards.Expired), Purpose = "水稻" };
        Assert.Equal(expected, Rules.Judge(draft, Shelf.Today).Code);
    }

    [Theory]
    [InlineData("P001", true, "ok")]
    [InlineData("F001", true, "ok")]
    [InlineData("P003", true, "document-needed")]
    [InlineData("P004", true, "document-needed")]
    [InlineData("P001", false, "identity-missing")]
    [InlineData("Q001", false, "ok")]
    public void Judge_BoundMedium_IsEnoughOnlyWhereTheDocumentIsNotNeeded(string code, bool allowed, string expected)
    {
        var rules = new SaleRules(Shelf.Catalogue, Rules.Policy with { BoundMedium = allowed });
        var draft = SaleDraft.Empty.Add(Shelf.Product(code)) with { Buyer = Cards.Buyer() with { Proof = BuyerProof.Medium }, Purpose = "水稻" };
        Assert.Equal(expected, rules.Judge(draft, Shelf.Today).Code);
    }

    [Fact]
    public void Judge_LastDayOfValidity_StillCounts()
    {
        var buyer = Cards.Buyer(Cards.First with { ValidTo = Shelf.Today });
        Assert.False(buyer.ExpiredOn(Shelf.Today));
        Assert.True(buyer.ExpiredOn(Shelf.Today.AddDays(1)));
        Assert.False(Cards.Buyer(Cards.Expired with { ValidForever = true }).ExpiredOn(Shelf.Today));
    }

    [Fact]
    public void Judge_MixedBasket_BlamesTheRightProduct()
    {
        var draft = SaleDraft.Empty.Add(Shelf.Product("Q001")).Add(Shelf.Product("P003")) with { Buyer = Cards.Buyer() };
        Assert.Equal("P003", Rules.Judge(draft, Shelf.Today).Because?.Code);
    }
}
