using EdgeGateway.Service.Tests.Configuration.Editing;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Web.Zones;

/// <summary>One gateway with a file of its own for all tests of the zone editor; each test has a camera to itself.</summary>
public sealed class ZonesGateway : IAsyncLifetime
{
    /// <summary>Cameras that are switched off: drawn on, and the second left alone.</summary>
    public const string Off = """
            // Two cameras, the second must stay as it is.
            { "id": "cam-1", "name": "东门路口", "address": "file:/nowhere.mp4", "enabled": false, "regions": [[0.6, 0, 1, 0.35]],
              "rules": [{ "id": "parking", "category": "motor-vehicle-parking", "labels": ["car"], "zone": [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9], [0.1, 0.9]] }] },
            { "id": "cam-2", "address": "file:/nowhere.mp4", "enabled": false }
        """;

    private readonly TempFolder _folder = new();

    internal EditingRig Editing { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await TestFilm.MakeAsync(_folder.File("film.mp4"), "320x240", seconds: 2);
        var film = _folder.File("film.mp4").Replace("\\", "/", StringComparison.Ordinal);
        Editing = await EditingRig.StartAsync($$"""
            {
              "cameras": [
            {{Off}},
                { "id": "cam-phone", "name": "东门路口", "address": "file:/nowhere.mp4", "enabled": false,
                  "rules": [{ "id": "parking", "category": "motor-vehicle-parking", "labels": ["car"], "zone": [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9], [0.1, 0.9]] }] },
                { "id": "cam-film", "address": "file:{{film}}", "model": "hog", "fps": 2 },
                { "id": "cam-demo", "name": "示范路口", "address": "virtual:footage", "enabled": false, "fps": 1,
                  "rules": [
                    { "id": "parking", "category": "motor-vehicle-parking", "labels": ["car", "truck", "bus"], "zone": [[0.8, 0.04], [1, 0.04], [1, 0.19], [0.8, 0.19]], "threshold": "30 min",
                      "schedule": [{ "from": "03:00", "to": "03:01" }], "shadow": true },
                    { "id": "people", "kind": "crowd", "category": "crowd-gathering", "labels": ["person"], "count": 900 }] }
              ]
            }
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await Editing.DisposeAsync();
        _folder.Dispose();
    }
}
