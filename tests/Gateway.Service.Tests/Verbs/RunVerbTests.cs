using System.Net;
using System.Net.Sockets;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Verbs;

public sealed class RunVerbTests
{
    private static (string, string)[] Free(TempFolder folder) => [("EDGEGATEWAY__Web__Port", "0"), ("EDGEGATEWAY__DataDirectory", folder.File("data"))];

    private static string Write(TempFolder folder, string json)
    {
        File.WriteAllText(folder.File("gateway.json"), json);
        return folder.File("gateway.json");
    }

    [Fact]
    public async Task Run_GoodFile_PrintsOneLineWithTheAddressAndEndsCleanly()
    {
        using var folder = new TempFolder();
        await using var gateway = GatewayProcess.Start(["--config", Write(folder, """{ "gatewayId": "box-1" }""")], Free(folder));

        var address = await gateway.ListeningAsync();
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(address, "/ops"), TestContext.Current.CancellationToken);

        Assert.Contains("EdgeGateway", page);
        Assert.Equal(0, await gateway.StopAsync());
        Assert.Single(gateway.Output.Trim().Split('\n'));
        Assert.StartsWith("EdgeGateway ", gateway.Output);
    }

    [Fact]
    public async Task Run_OpenToOtherMachinesWithoutTlsAndPassword_StopsWithTheReason()
    {
        using var folder = new TempFolder();
        await using var gateway = GatewayProcess.Start(["run", "--config", Write(folder, """{ "gatewayId": "box-1", "web": { "listen": "0.0.0.0" } }""")], Free(folder));

        Assert.Equal(2, await gateway.ExitedAsync());
        Assert.Contains("web.certificateFile, web.passwordVariable", gateway.ErrorOutput);
        Assert.Equal("", gateway.Output.Trim());
    }

    [Fact]
    public async Task Run_PortTaken_SaysSoAndEnds()
    {
        using var folder = new TempFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var gateway = GatewayProcess.Start(
            ["--config", Write(folder, """{ "gatewayId": "box-1" }""")], [("EDGEGATEWAY__Web__Port", $"{port}"), ("EDGEGATEWAY__DataDirectory", folder.File("data"))]);

        Assert.Equal(3, await gateway.ExitedAsync());
        Assert.Contains($"Another program uses 127.0.0.1:{port}", gateway.ErrorOutput);
        Assert.DoesNotContain("Unhandled", gateway.ErrorOutput);
    }

    [Fact]
    public async Task CheckConfig_GoodFile_SaysOk()
    {
        using var folder = new TempFolder();
        await using var gateway = GatewayProcess.Start(["check-config", Write(folder, """{ "gatewayId": "box-1" }""")]);

        Assert.Equal(0, await gateway.ExitedAsync());
        Assert.Equal("ok", gateway.Output.Trim());
    }

    [Fact]
    public async Task CheckConfig_TwoMistakes_ListsBothAndRefuses()
    {
        using var folder = new TempFolder();
        await using var gateway = GatewayProcess.Start(["check-config", Write(folder, """{ "gatewayId": 1, "web": { "prot": 1 } }""")]);

        Assert.Equal(1, await gateway.ExitedAsync());
        Assert.Contains("gatewayId", gateway.ErrorOutput);
        Assert.Contains("web.prot", gateway.ErrorOutput);
    }

    [Theory]
    [InlineData("rnu")]
    [InlineData("run", "--conifg", "x")]
    public async Task AnyVerb_Mistyped_DoesNotStartTheDemo(params string[] arguments)
    {
        await using var gateway = GatewayProcess.Start(arguments);

        Assert.Equal(64, await gateway.ExitedAsync());
        Assert.Contains("edgegateway VERB", gateway.ErrorOutput);
    }
}
