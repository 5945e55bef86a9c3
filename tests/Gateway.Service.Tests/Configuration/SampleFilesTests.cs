using System.Text.Json.Nodes;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Tests.Configuration.Schema;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Configuration;

public sealed class SampleFilesTests
{
    [Theory]
    [InlineData("gateway")]
    [InlineData("store")]
    [InlineData("city")]
    public void Sample_EveryOne_HasNoMistake(string name) =>
        Assert.Empty(new ConfigurationReader(new Dictionary<string, string>()).ReadFile(SourceTree.Path("deploy", $"{name}.sample.json")).Errors);

    [Fact]
    public void AnnotatedSample_ShowsEveryKey()
    {
        var text = SourceTree.Read("deploy/gateway.sample.json");

        Assert.All(Keys(JsonNode.Parse(GatewaySchema.Generate())!.AsObject()), key => Assert.Contains($"\"{key}\":", text));
    }

    private static IEnumerable<string> Keys(JsonObject schema) =>
        (schema["properties"]?.AsObject() ?? []).SelectMany(pair => Keys(pair.Value!["items"]?.AsObject() ?? pair.Value.AsObject()).Prepend(pair.Key)).Distinct();
}
