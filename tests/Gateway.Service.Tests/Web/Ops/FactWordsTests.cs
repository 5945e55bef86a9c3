using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Web.Ops;

namespace EdgeGateway.Service.Tests.Web.Ops;

public sealed class FactWordsTests
{
    [Theory]
    [InlineData("virtual:", "虚拟设备", "virtual")]
    [InlineData("virtual:footage", "虚拟设备", "virtual")]
    [InlineData("serial:/dev/ttyUSB0?baud=9600", "serial:/dev/ttyUSB0?baud=9600", "serial:/dev/ttyUSB0?baud=9600")]
    public void Address_OfAVirtualDevice_IsAWord(string address, string zh, string en)
    {
        var thing = new ThingStatus("a", ThingKinds.Scanner, ThingState.Online, default) { Facts = new Dictionary<string, string> { ["address"] = address } };

        Assert.Equal(new Bilingual(zh, en), Assert.Single(FactWords.Of(thing)).Value);
    }

    [Fact]
    public void Camera_ThatIsWell_ShowsNoZerosAndNothingTwice()
    {
        var thing = new ThingStatus("a", ThingKinds.Camera, ThingState.Online, default)
        {
            Facts = new Dictionary<string, string>
            {
                ["restarts"] = "0",
                ["streamErrors"] = "2",
                ["decodeSeconds"] = "7.25",
                ["quality"] = "0.42",
                ["quality.blurred"] = "0.42",
                ["qualityLimit"] = "blurred",
            },
        };

        Assert.Equal([("画面损坏", "2"), ("画面质量", "0.42"), ("画质受限于", "模糊")], FactWords.Of(thing).Select(fact => (fact.Name.Zh, fact.Value.Zh)));
    }

    [Fact]
    public async Task Facts_OfTheDemo_AllHaveANameInBothLanguages()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        var health = gateway.Get<EdgeGateway.Service.Health.HealthRegistry>();
        await Testing.Wait.UntilAsync(() => health.All.Any(thing => thing.Facts.ContainsKey("profile")) && health.All.Any(thing => thing.Facts.ContainsKey("samId")));

        var unnamed = health.All.SelectMany(FactWords.Of).Where(fact => fact.Name.Zh == fact.Name.En).Select(fact => fact.Name.Zh);

        Assert.Empty(unnamed);
    }

    [Fact]
    public async Task Ops_OfTheDemo_ShowsNoPathOfItsPorts()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        await Testing.Wait.UntilAsync(() => gateway.Get<EdgeGateway.Service.Health.HealthRegistry>().All.Count(thing => thing.Facts.GetValueOrDefault("address") == "virtual:") == 3);

        var html = await gateway.ReadAsync("/ops");

        Assert.Contains("虚拟设备", html, StringComparison.Ordinal);
        Assert.DoesNotContain(gateway.DataDirectory, html, StringComparison.Ordinal);
        Assert.DoesNotContain(gateway.DataDirectory, await gateway.ReadAsync("/health"), StringComparison.Ordinal);
    }
}
