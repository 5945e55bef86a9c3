using EdgeGateway.Service.Configuration;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class CheckoutConfigurationTests
{
    [Fact]
    public void Read_BrokenCatalogue_ListsItsMistakesWithTheOthers()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("goods.json"), """{"version":"","products":[{"code":"A","name":"","kind":"other","priceFen":1}]}""");
        var result = Read(folder, """{"gatewayId":"x","checkout":{"enabled":true,"catalogue":"goods.json"}}""");
        Assert.Equal(2, result.Errors.Count(error => error.Path == "checkout.catalogue"));
        Assert.Contains(result.Errors, error => error.Path == "gatewayId");
    }

    [Fact]
    public void Read_CatalogueOfASwitchedOffTill_IsNotLookedAt()
    {
        using var folder = new TempFolder();
        Assert.Empty(Read(folder, """{"gatewayId":"gw-1","checkout":{"catalogue":"nowhere.json"}}""").Errors);
    }

    [Fact]
    public void Read_RelativeKeyFile_StartsAtTheConfiguration()
    {
        using var folder = new TempFolder();
        Assert.Equal(folder.File("safe/store.key"), Read(folder, """{"gatewayId":"gw-1","checkout":{"keyFile":"safe/store.key"}}""").Options?.Checkout.KeyFile);
    }

    private static ConfigurationResult Read(TempFolder folder, string json) => new ConfigurationReader(new Dictionary<string, string>()).Read(json, folder.Path);
}
