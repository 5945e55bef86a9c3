using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Tests.Configuration;

public sealed class RegionRuleTests
{
    [Theory]
    [InlineData("[[0.1, 0.1, 0.5]]", "[0]")]
    [InlineData("[[0.1, 0.1, 0.5, 0.5], [0.1, 0.1, 1.2, 0.5]]", "[1]")]
    [InlineData("[[0.5, 0.1, 0.1, 0.5]]", "[0]")]
    [InlineData("[[0.1, 0.1, 0.5, 0.12]]", "[0]")]
    [InlineData("[[0,0,1,1], [0,0,1,1], [0,0,1,1], [0,0,1,1], [0,0,1,1], [0,0,1,1], [0,0,1,1], [0,0,1,1], [0,0,1,1]]", "")]
    public void Regions_WithAMistake_NameThePlace(string regions, string where)
    {
        var error = Assert.Single(Read(regions).Errors);

        Assert.Equal($"cameras[0].regions{where}", error.Path);
        Assert.NotEmpty(error.Message.Zh);
    }

    [Fact]
    public void Regions_Right_ReachTheCamera()
    {
        var result = Read("[[0.55, 0.0, 1.0, 0.35], [0, 0, 0.3, 0.3]]");

        Assert.Empty(result.Errors);
        Assert.Equal([0.55f, 0, 1, 0.35f], result.Options!.Cameras[0].Regions[0]);
    }

    private static ConfigurationResult Read(string regions) => new ConfigurationReader(new Dictionary<string, string>()).Read(
        $$"""{ "gatewayId": "box-1", "cameras": [{ "id": "camera-1", "address": "rtsp://192.0.2.1/a", "regions": {{regions}} }] }""", "/etc/gateway.json");
}
