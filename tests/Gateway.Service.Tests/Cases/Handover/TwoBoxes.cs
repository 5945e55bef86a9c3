using System.Net;
using System.Net.Http.Headers;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Handover;
using EdgeGateway.Testing;
using EdgeGateway.Vision;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.Service.Tests.Cases.Handover;

/// <summary>Two whole gateways, and one camera that the first of them has.</summary>
internal sealed class TwoBoxes : IAsyncDisposable
{
    private readonly TempFolder _folder;

    private TwoBoxes(TestGateway a, TestGateway b, TempFolder folder) => (A, B, _folder) = (a, b, folder);

    public TestGateway A { get; }

    public TestGateway B { get; }

    public required CarDetector SeenByA { get; init; }

    public required CarDetector SeenByB { get; init; }

    /// <summary>As the first box has it.</summary>
    public CameraOptions Camera => A.Options.Cameras[0];

    public string KeyOfA => A.Get<HandoverSetup>().OwnKeyId;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TwoBoxes> StartAsync(string threshold)
    {
        var folder = new TempFolder();
        await TestFilm.MakeAsync(folder.File("film.mp4"), seconds: 8);
        var camera = $$"""
            { "cameras": [{ "id": "cam-1", "address": "file:{{folder.File("film.mp4")}}", "fps": 5, "health": { "enabled": false },
              "rules": [{ "id": "parking", "kind": "standing", "category": "motor-vehicle-parking", "labels": ["car"], "threshold": "{{threshold}}" }] }] }
            """;
        var (a, b) = (new CarDetector(), new CarDetector());
        return new TwoBoxes(
            await TestGateway.StartAsync(camera, services => services.AddSingleton(a.Source), ("GatewayId", "box-a")),
            await TestGateway.StartAsync("{}", services => services.AddSingleton(b.Source), ("GatewayId", "box-b")),
            folder)
        { SeenByA = a, SeenByB = b };
    }

    public static IReadOnlyList<CaseRecord> Cases(TestGateway gateway) => gateway.Get<CaseStore>().Latest(100);

    public async Task<byte[]> ExportAsync(string to = "box-b")
    {
        using var answer = await A.Http.PostAsync($"/api/v1/cameras/cam-1/export?to={to}", null, Cancel);
        var body = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, System.Text.Encoding.UTF8.GetString(body));
        return body;
    }

    public static async Task<(HttpStatusCode Status, string Text)> ImportAsync(TestGateway gateway, byte[] document, string query)
    {
        using var content = new ByteArrayContent(document);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await gateway.Http.PostAsync($"/api/v1/cameras/import?{query}", content, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>The second box takes it over, and its configuration has the camera from now on.</summary>
    public async Task TakeOverAsync(byte[] document)
    {
        var (status, text) = await ImportAsync(B, document, $"keyId={KeyOfA}");
        Assert.True(status == HttpStatusCode.OK, text);
        await B.Get<CameraHost>().ApplyAsync([Camera], Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await A.DisposeAsync();
        await B.DisposeAsync();
        _folder.Dispose();
    }
}
