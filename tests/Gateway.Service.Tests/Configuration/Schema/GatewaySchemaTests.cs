using System.Text.Json.Nodes;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Configuration.Schema;

public sealed class GatewaySchemaTests
{
    /// <summary>Set to 1 to write the file anew after an option changed.</summary>
    private const string Switch = "EDGEGATEWAY_WRITE_SCHEMA";

    private static readonly string File = SourceTree.Path("deploy", "gateway.schema.json");

    [Fact]
    public void Schema_InDeploy_IsWhatTheOptionsSay()
    {
        var generated = GatewaySchema.Generate();
        if (Environment.GetEnvironmentVariable(Switch) == "1")
            System.IO.File.WriteAllText(File, generated);

        Assert.True(System.IO.File.Exists(File), $"Run this test with {Switch}=1 to write {File}.");
        Assert.True(
            generated == System.IO.File.ReadAllText(File),
            $"An option changed. Run this test with {Switch}=1 to write deploy/gateway.schema.json anew, and add the option to deploy/gateway.sample.json.");
    }

    [Fact]
    public void EveryKey_HasADescription()
    {
        var silent = new List<string>();
        Walk(JsonNode.Parse(GatewaySchema.Generate())!.AsObject(), "", silent);

        Assert.Empty(silent);
    }

    private static void Walk(JsonObject schema, string path, List<string> silent)
    {
        foreach (var (name, node) in schema["properties"]?.AsObject() ?? [])
        {
            var child = node!.AsObject();
            if (name != "$schema" && child["description"] is null)
                silent.Add($"{path}.{name}");
            Walk(child["items"]?.AsObject() ?? child, $"{path}.{name}", silent);
        }
    }
}
