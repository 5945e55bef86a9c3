using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Health.Influx;

/// <summary>A real InfluxDB 1.6 (Debian package) on a free loopback port, with one database.</summary>
internal sealed class InfluxDb : IAsyncDisposable
{
    public const string Database = "shop boxes";
    private const string Program = "/usr/bin/influxd";

    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort.Next();
    private readonly HttpClient _http = new();
    private ServerProcess? _server;

    public InfluxDb() => Assert.SkipUnless(File.Exists(Program), "influxdb is not installed (apt-get install influxdb)");

    public string Url => $"http://127.0.0.1:{_port}";

    public async Task StartAsync()
    {
        await File.WriteAllTextAsync(_folder.File("influxdb.conf"), $"""
            reporting-disabled = true
            bind-address = "127.0.0.1:{FreePort.Next()}"
            [meta]
            dir = "{_folder.File("meta")}"
            [data]
            dir = "{_folder.File("data")}"
            wal-dir = "{_folder.File("wal")}"
            [monitor]
            store-enabled = false
            [http]
            bind-address = "127.0.0.1:{_port}"
            """, TestContext.Current.CancellationToken);
        _server = await ServerProcess.StartAsync(Program, ["-config", _folder.File("influxdb.conf")], new Uri($"{Url}/ping"));
        using var form = new FormUrlEncodedContent([new("q", $"CREATE DATABASE \"{Database}\"")]);
        using var made = await _http.PostAsync($"{Url}/query", form, TestContext.Current.CancellationToken);
        made.EnsureSuccessStatusCode();
    }

    public Task<string> QueryAsync(string query) =>
        _http.GetStringAsync($"{Url}/query?db={Uri.EscapeDataString(Database)}&q={Uri.EscapeDataString(query)}", TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }
}
