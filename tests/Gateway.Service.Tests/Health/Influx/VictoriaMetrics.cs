using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Health.Influx;

/// <summary>A real VictoriaMetrics (Debian package) on a free loopback port; port and data stay over a restart.</summary>
internal sealed class VictoriaMetrics : IAsyncDisposable
{
    private const string Program = "/usr/bin/victoria-metrics";

    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort.Next();
    private readonly HttpClient _http = new();
    private ServerProcess? _server;

    public VictoriaMetrics() => Assert.SkipUnless(File.Exists(Program), "victoria-metrics is not installed (apt-get install victoria-metrics)");

    public string Url => $"http://127.0.0.1:{_port}";

    public async Task StartAsync() => _server = await ServerProcess.StartAsync(
        Program,
        [$"-storageDataPath={_folder.Path}", $"-httpListenAddr=127.0.0.1:{_port}", "-influxSkipSingleField", "-memory.allowedBytes=64MB", "-loggerLevel=ERROR"],
        new Uri($"{Url}/health"));

    /// <summary>Every series and point of a metric, one JSON object a line.</summary>
    public async Task<string> ExportAsync(string metric)
    {
        using var flushed = await _http.GetAsync($"{Url}/internal/force_flush", TestContext.Current.CancellationToken);
        return await _http.GetStringAsync($"{Url}/api/v1/export?match[]={metric}", TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }
}
