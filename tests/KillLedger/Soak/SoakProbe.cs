using System.Globalization;
using System.Text.Json.Nodes;

namespace EdgeGateway.KillLedger.Soak;

/// <summary>Asks the gateway through its own pages' interface.</summary>
internal sealed class SoakProbe(int port) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(10) };

    public int Port => port;

    /// <summary>Empty while it does not answer.</summary>
    public async Task<Dictionary<string, (bool HasPicture, long LookedAt)>> CamerasAsync()
    {
        var things = await ThingsAsync();
        return things.Where(thing => (string?)thing["kind"] == "camera").ToDictionary(
            thing => (string)thing["id"]!,
            thing => ((string?)thing["state"] is "online" or "degraded", long.TryParse((string?)thing["facts"]?["lookedAt"], out var looked) ? looked : 0));
    }

    /// <summary>True when a camera's candidate has become a case.</summary>
    public async Task<bool> HasCaseAsync() => (await _http.GetStringAsync("/api/v1/cases")).Contains("\"cam-", StringComparison.Ordinal);

    /// <summary>True when the platform has every event.</summary>
    public async Task<bool> IsDrainedAsync()
    {
        var things = await ThingsAsync();
        return things.FirstOrDefault(thing => (string?)thing["kind"] == "destination")?["facts"] is { } facts && (string?)facts["waiting"] == "0";
    }

    public async Task StepClockAsync(int seconds)
    {
        using var answer = await _http.PostAsync($"/test/clock/{seconds}", null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Managed objects that are really held, in megabytes.</summary>
    public async Task<double> HeapAsync() => double.Parse(await _http.GetStringAsync("/test/heap"), CultureInfo.InvariantCulture) / 1e6;

    public void Dispose() => _http.Dispose();

    private async Task<IReadOnlyList<JsonNode>> ThingsAsync()
    {
        try
        {
            var text = await _http.GetStringAsync("/api/v1/things");
            var root = JsonNode.Parse(text);
            return [.. ((root as JsonArray) ?? root!["things"]!.AsArray()).OfType<JsonNode>()];
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            // Not up yet, or too busy: asked again.
            return [];
        }
    }
}
