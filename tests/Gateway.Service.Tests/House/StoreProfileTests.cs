using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.House;

/// <summary>A store PC without a camera must start where OpenCV's and ONNX's native parts cannot even be loaded.</summary>
public sealed class StoreProfileTests
{
    [Fact]
    public async Task Store_Running_HasLoadedNothingOfTheVisionLibraries()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Reads /proc.");
        using var folder = new TempFolder();
        await using var gateway = GatewayProcess.Start(
            ["run"],
            ("EDGEGATEWAY__Web__Port", "0"),
            ("EDGEGATEWAY__DataDirectory", folder.File("data")),
            ("EDGEGATEWAY__Cameras", "[]"),
            ("EDGEGATEWAY__Destinations", "[]"),
            ("EDGEGATEWAY__LocalPlatform__Broker", "false"),
            ("EDGEGATEWAY__LocalPlatform__Receiver", "false"));
        var address = await gateway.ListeningAsync();
        using var http = new HttpClient { BaseAddress = address };
        foreach (var page in new[] { "/ops", "/till", "/health" })
        {
            using var answer = await http.GetAsync(page, TestContext.Current.CancellationToken);
        }

        var loaded = await File.ReadAllLinesAsync($"/proc/{gateway.Id}/maps", TestContext.Current.CancellationToken);

        Assert.Contains(loaded, line => line.EndsWith("/edgegateway.dll", StringComparison.Ordinal));
        Assert.DoesNotContain(loaded, line => line.Contains("OpenCvSharp", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(loaded, line => line.Contains("onnxruntime", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(loaded, line => line.Contains("SkiaSharp", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(loaded, line => line.Contains("OpenTelemetry", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(loaded, line => line.Contains("System.Device.Gpio", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(loaded, line => line.Contains("QRCoder", StringComparison.OrdinalIgnoreCase));
    }
}
