using EdgeGateway.KillLedger;

namespace EdgeGateway.Service.Tests.Kills;

public sealed class KillPlanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(1000)]
    public void Blows_Together_AreExactlyTheKillsAskedFor(int kills) =>
        Assert.Equal(kills, new KillPlan(kills, Seed: 7).Blows().Sum(blow => blow.Victims.Count()));

    [Fact]
    public void Blows_SameSeed_AreTheSame()
    {
        Assert.Equal(new KillPlan(200, 4711).Blows(), new KillPlan(200, 4711).Blows());
        Assert.NotEqual(new KillPlan(200, 4711).Blows(), new KillPlan(200, 4712).Blows());
    }

    [Fact]
    public void Blows_OfALongPlan_HitEverybodyAlsoTogetherAndAlsoWhileStarting()
    {
        var blows = new KillPlan(500, 1).Blows().ToList();
        Assert.Equal([Victims.Gateway, Victims.Broker, Victims.Receiver, Victims.All], blows.Select(blow => blow.Victims).Distinct().Order());
        Assert.Contains(blows, blow => blow.WhileStarting && blow.Victims == Victims.Gateway);
        Assert.All(blows, blow => Assert.InRange(blow.Life, TimeSpan.Zero, TimeSpan.FromMilliseconds(600)));
    }
}
