using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using EdgeGateway.Testing;

namespace EdgeGateway.Benchmarks;

/// <summary>A real Chromium that opens pages and leaves them open, as a browser in a shop does. Nothing is clicked.</summary>
internal sealed class Tabs : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private readonly TempFolder _profile;
    private readonly HttpClient _http;
    private readonly Process _process;

    private Tabs(Process process, TempFolder profile, int port) => (_process, _profile, _http) = (process, profile, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") });

    public static async Task<Tabs> OpenAsync()
    {
        var port = FreePort.Next();
        var profile = new TempFolder();
        var start = new ProcessStartInfo(Chromium, ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={profile.Path}", $"--remote-debugging-port={port}", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var tabs = new Tabs(process, profile, port);
        while (!await tabs.AnswersAsync())
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        return tabs;
    }

    /// <returns>What closes it.</returns>
    public async Task<string> OpenAsync(string url)
    {
        using var answer = await _http.PutAsync(new Uri($"json/new?{url}", UriKind.Relative), null);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public async Task CloseAsync(string tab)
    {
        using var answer = await _http.GetAsync(new Uri($"json/close/{tab}", UriKind.Relative));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
        _profile.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("json/version", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
