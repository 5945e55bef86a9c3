using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

public sealed class GoodsRuleTests
{
    private static readonly Box Beyond = Script.At(0.4f, 0.7f);
    private static readonly Box BeforeTheDoor = Script.At(0.4f, 0.3f);

    [Fact]
    public void Chairs_BeyondTheLine_AreOneCandidatePerShop()
    {
        var script = new Script(2)
            .Stands("chair", Beyond, 0, 200).Stands("dining table", Script.At(0.55f, 0.7f), 0, 200).Stands("umbrella", Script.At(0.7f, 0.7f), 40, 200)
            .Play(Shop(count: 2), 200);

        var (at, verdict) = Assert.Single(script.Found);
        Assert.Equal(65, at, 2.0);
        Assert.EndsWith("x3", verdict.Label, StringComparison.Ordinal);
        Assert.Equal(0.4, verdict.Box.Left, 0.01);
        Assert.Equal(0.8, verdict.Box.Right, 0.01);
    }

    [Fact]
    public void Chairs_OnTheShopsSide_AreNone() =>
        Assert.Empty(new Script(2).Stands("chair", BeforeTheDoor, 0, 200).Play(Shop(), 200).Found);

    [Fact]
    public void Chairs_CarriedPastOneAfterTheOther_AreNone()
    {
        var script = new Script(2);
        for (var start = 0; start < 120; start += 15)
            script.Moves("chair", Script.At(0, 0.7f), Script.At(0.9f, 0.7f), start, start + 14);

        Assert.Empty(script.Play(Shop(), 130).Found);
    }

    [Fact]
    public void Goods_MovedABitDuringTheDay_AreStillOneCase()
    {
        var script = new Script(2)
            .Stands("chair", Beyond, 0, 100).Moves("chair", Beyond, Script.At(0.7f, 0.7f), 100.1, 106).Stands("chair", Script.At(0.7f, 0.7f), 106.1, 300)
            .Play(Shop(), 300);

        Assert.Single(script.Found);
        Assert.Empty(script.Vacated);
    }

    [Fact]
    public void Goods_TakenIn_AreVacated()
    {
        var script = new Script(2).Stands("chair", Beyond, 0, 100).Play(Shop(), 240);

        Assert.Equal(Assert.Single(script.Found).Verdict.Key, Assert.Single(script.Vacated).Key);
    }

    [Fact]
    public void Person_Standing_IsNoGoods() => Assert.Empty(new Script(2).Stands("person", Beyond, 0, 200).Play(Shop(), 200).Found);

    private static Rule Shop(int count = 0) => Rule.Create(new RuleOptions
    {
        Id = "shop",
        Kind = "goods",
        Category = "goods-out-of-store",
        Labels = ["dining table", "chair", "umbrella", "potted plant", "suitcase"],
        Line = [[0.1f, 0.5f], [0.9f, 0.5f]],
        Direction = "to-right",
        Count = count,
        Threshold = TimeSpan.FromSeconds(60),
    });
}
