using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Quota;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class QuotaRuleTests
{
    private static readonly CropLimit[] Limits =
    [
        new("水稻", Measure.N, 12, new(2026, 1, 1), "样例"),
        new("茶叶", Measure.N, 25, new(2026, 1, 1), "样例"),
        new("水稻", Measure.Active, 0.2m, new(2026, 1, 1), "样例"),
    ];

    [Fact]
    public void Standing_SeveralCrops_CountTogether()
    {
        var standing = QuotaRule.Standing(new Dictionary<string, decimal> { ["水稻"] = 2.5m, ["茶叶"] = 1, ["玉米"] = 9 }, Limits, new Contents(N: 20_000_000));
        var nitrogen = standing.Allowances[0];
        Assert.Equal((Measure.N, 55_000_000, 20_000_000, 35_000_000), (nitrogen.Measure, nitrogen.AllowedMg, nitrogen.UsedMg, nitrogen.RemainingMg));
        Assert.Equal(["水稻", "茶叶"], nitrogen.Crops);
        Assert.Equal((Measure.Active, 500_000L), (standing.Allowances[1].Measure, standing.Allowances[1].AllowedMg));
    }

    [Fact]
    public void Standing_CropsWithoutALimit_AreUnknown() =>
        Assert.Empty(QuotaRule.Standing(new Dictionary<string, decimal> { ["玉米"] = 9 }, Limits, default).Allowances);

    [Theory]
    [InlineData(1, 36_800_000, false)]
    [InlineData(2, 36_800_000, false)]
    [InlineData(2, 36_799_999, true)]
    [InlineData(3, 36_800_000, true)]
    public void Exceeded_BagsOfUrea_AreCountedToTheMilligram(int bags, long allowed, bool exceeded)
    {
        var draft = Bags(bags, allowed, 0);
        Assert.Equal(exceeded, !QuotaRule.Exceeded(draft).IsEmpty);
        Assert.Equal(exceeded ? SaleVerdict.QuotaExceeded : SaleVerdict.Ok, Shelf.Rules().Judge(draft, Shelf.Today).Code);
    }

    [Fact]
    public void Exceeded_QuotaUsedUpButNothingOfItInTheBasket_IsNot()
    {
        var draft = SaleDraft.Empty.Add(Shelf.Product("Q001")) with { Buyer = Owner(10, 20) };
        Assert.Empty(QuotaRule.Exceeded(draft));
    }

    [Fact]
    public void Judge_OverTheQuota_SaysWhatIsLeftAndGoesOnWithAReason()
    {
        var draft = Bags(2, 30_000_000, 5_500_000);
        var verdict = Shelf.Rules().Judge(draft, Shelf.Today);
        Assert.Contains("24.5", verdict.Reason.Zh, StringComparison.Ordinal);
        Assert.Contains("12.3", verdict.Reason.Zh, StringComparison.Ordinal);
        Assert.False(verdict.Allowed);
        Assert.True(Shelf.Rules().Judge(draft with { QuotaReason = "代他人购买" }, Shelf.Today).Allowed);
    }

    [Fact]
    public void Judge_NobodyLookedOrNothingKnown_IsNoObstacle()
    {
        var draft = SaleDraft.Empty.Add(Shelf.Product("F001")) with { Buyer = Cards.Buyer() };
        Assert.True(Shelf.Rules().Judge(draft, Shelf.Today).Allowed);
        Assert.True(Shelf.Rules().Judge(draft with { Buyer = Cards.Buyer() with { Standing = BuyerStanding.Unknown } }, Shelf.Today).Allowed);
    }

    [Fact]
    public void Confirm_OverTheQuota_IsAWarningAndNoRefusal()
    {
        var desk = Shelf.Desk();
        var now = Situation.Fresh with { Draft = Bags(3, 10_000_000, 0) };
        var move = desk.Confirm(now, Shelf.Today);
        Assert.Null(move.Refusal);
        Assert.Null(move.Sale);
        Assert.Equal(NoticeKind.Warning, move.Next.Notice?.Kind);
        Assert.Equal(NextStep.Quota, desk.Next(now, Shelf.Today));
        Assert.NotNull(desk.Confirm(now with { Draft = now.Draft with { QuotaReason = "其他" } }, Shelf.Today).Sale);
    }

    [Fact]
    public void Card_OfSomebodyElse_TakesTheReasonAway()
    {
        var now = Situation.Fresh with { Draft = Bags(1, 1, 0) with { QuotaReason = "其他" } };
        Assert.Equal("其他", TillDesk.Card(now, Owner(1, 0), Shelf.Today).Next.Draft.QuotaReason);
        Assert.Null(TillDesk.Card(now, Cards.Buyer(Cards.Second), Shelf.Today).Next.Draft.QuotaReason);
    }

    private static Buyer Owner(long allowed, long used) => Cards.Buyer() with { Standing = new BuyerStanding([new Allowance(Measure.N, ["水稻"], allowed, used)]) };

    private static SaleDraft Bags(int count, long allowed, long used) =>
        (SaleDraft.Empty.Add(Shelf.Product("F001")) with { Buyer = Owner(allowed, used) }).Adjust(0, count - 1);
}
