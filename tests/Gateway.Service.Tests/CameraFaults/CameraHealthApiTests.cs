using System.Net;
using System.Text.Json;

namespace EdgeGateway.Service.Tests.CameraFaults;

public sealed class CameraHealthApiTests
{
    private const string OneCamera = """
        { "cameras": [{ "id": "cam-1", "address": "file:/nowhere.mp4", "enabled": false, "health": { "ignore": ["dark"] } }] }
        """;

    [Fact]
    public async Task Health_OfACamera_IsShownAndItsReferenceRenewed()
    {
        await using var gateway = await TestGateway.StartAsync(OneCamera);

        var health = JsonDocument.Parse(await gateway.ReadAsync("/api/v1/cameras/cam-1/health")).RootElement;
        using var renewed = await gateway.Http.PostAsync("/api/v1/cameras/cam-1/reference", null, TestContext.Current.CancellationToken);
        using var unknown = await gateway.Http.PostAsync("/api/v1/cameras/cam-2/reference", null, TestContext.Current.CancellationToken);
        using var missing = await gateway.GetAsync("/api/v1/cameras/cam-2/health");

        Assert.False(health.GetProperty("rulesSuspended").GetBoolean());
        Assert.Equal(0, health.GetProperty("faults").GetArrayLength());
        Assert.Equal(
            (HttpStatusCode.Accepted, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (renewed.StatusCode, unknown.StatusCode, missing.StatusCode));
        Assert.Empty(gateway.Errors);
    }
}
