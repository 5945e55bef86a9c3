using EdgeGateway.KillLedger.Store;

namespace EdgeGateway.Service.Tests.Kills;

public sealed class StorePlanTests
{
    [Fact]
    public void Errands_SameSeed_AreTheSame()
    {
        Assert.Equal(Words(new StorePlan(200, 7)), Words(new StorePlan(200, 7)));
        Assert.NotEqual(Words(new StorePlan(200, 7)), Words(new StorePlan(200, 8)));
    }

    [Fact]
    public void Errands_Many_HaveEveryTroubleInItsShare()
    {
        var errands = new StorePlan(20_000, 3).Errands().ToList();
        Assert.Equal(20_000, errands.Count);
        Assert.Equal(Enum.GetValues<Fault>().Order(), errands.Select(one => one.Fault).Distinct().Order());
        Assert.InRange(errands.Count(one => one.Fault is Fault.KilledBefore or Fault.KilledAtConfirm or Fault.KilledAfter), 140, 260);
        Assert.InRange(errands.Count(one => one.Fault != Fault.None), 2500, 3400);
    }

    [Fact]
    public void Errands_Any_SellSomethingAndNeedACardOnlyForGoodsByRealName() => Assert.All(new StorePlan(2000, 5).Errands(), errand =>
    {
        Assert.Contains(errand.Goods, StorePlan.IsSold);
        Assert.Equal(errand.Goods.Any(one => one is 1 or 2 or 5), errand.Card > 0);
        Assert.True(errand.Card > 0 || errand.Fault is not (Fault.ReaderPulled or Fault.CardMoved));
    });

    [Fact]
    public void Errands_Cards_AreNeverTheSameTwiceInARow()
    {
        var cards = new StorePlan(2000, 6).Errands().Select(one => one.Card).Where(card => card > 0).ToList();
        Assert.All(cards.Zip(cards.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Equal([1, 2, 3], cards.Distinct().Order());
    }

    private static IEnumerable<string> Words(StorePlan plan) => plan.Errands().Select(one => $"{string.Join(',', one.Goods)} {one with { Goods = [] }}");
}
