using System.Collections.Concurrent;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests;

/// <summary>
/// The whole gateway inside the test, on free ports, with its own empty data directory. The configuration goes the same way as in
/// life: file text, then environment overrides, then every check.
/// </summary>
public sealed class TestGateway : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly WebApplication _app;
    private readonly LogCollector _logs;

    private TestGateway(TempFolder folder, WebApplication app, LogCollector logs)
    {
        _folder = folder;
        _app = app;
        _logs = logs;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Http = new HttpClient { BaseAddress = new Uri(address) };
    }

    /// <summary>Talks to the gateway's own address.</summary>
    public HttpClient Http { get; }

    public string DataDirectory => Path.Combine(_folder.Path, "data");

    /// <summary>Error and critical log entries so far.</summary>
    public IReadOnlyCollection<string> Errors => _logs.Errors;

    internal GatewayOptions Options => Get<GatewayOptions>();

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(path, TestContext.Current.CancellationToken);

    public Task<string> ReadAsync(string path) => Http.GetStringAsync(path, TestContext.Current.CancellationToken);

    /// <summary>Shows where a redirect would lead.</summary>
    public async Task<HttpResponseMessage> GetWithoutFollowingAsync(string path)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = Http.BaseAddress };
        return await http.GetAsync(path, TestContext.Current.CancellationToken);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Starts with a configuration of the test's own; <c>gatewayId</c> may be left out.</summary>
    /// <param name="json">Configuration file text; null: the smallest one, without devices, cameras and platforms.</param>
    /// <param name="replace">Puts something else in a room's place.</param>
    /// <param name="settings">Overrides like <c>("Web__Port", "0")</c>.</param>
    internal static Task<TestGateway> StartAsync(string? json = null, Action<IServiceCollection>? replace = null, params (string Name, string Value)[] settings) =>
        StartAsync((reader, folder) => reader.Read(json ?? "{}", folder), replace, [("GatewayId", "test-gateway"), .. settings]);

    /// <summary>Starts the built-in demo with its broker on a free port, without its camera unless <paramref name="camera"/>.</summary>
    internal static Task<TestGateway> StartDemoAsync(bool camera = false, Action<IServiceCollection>? replace = null, params (string Name, string Value)[] settings)
    {
        var port = FreePort.Next();
        return StartAsync((reader, _) => reader.ReadDemo(), replace,
        [
            ("LocalPlatform__BrokerPort", $"{port}"),
            ("Destinations__0__Brokers", $"[\"mqtt://127.0.0.1:{port}\"]"),
            .. camera ? Array.Empty<(string, string)>() : [("Cameras", "[]")],
            .. settings,
        ]);
    }

    private static async Task<TestGateway> StartAsync(
        Func<ConfigurationReader, string, ConfigurationResult> read, Action<IServiceCollection>? replace, (string Name, string Value)[] settings)
    {
        var folder = new TempFolder();
        var environment = new Dictionary<string, string>
        {
            ["EDGEGATEWAY__DataDirectory"] = Path.Combine(folder.Path, "data"),
            ["EDGEGATEWAY__Web__Port"] = "0",
            ["EDGEGATEWAY__Log__Level"] = "Error",
        };
        foreach (var (name, value) in settings)
            environment["EDGEGATEWAY__" + name] = value;

        var result = read(new ConfigurationReader(environment), folder.Path);
        Assert.True(result.Options is not null, string.Join("; ", result.Errors));
        var logs = new LogCollector();
        var app = Program.Build(result.Options!, services =>
        {
            services.AddSingleton<ILoggerProvider>(logs);
            replace?.Invoke(services);
        });
        await app.StartAsync();
        return new TestGateway(folder, app, logs);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _logs.Dispose();
        _folder.Dispose();
    }

    private sealed class LogCollector : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _errors = new();

        public IReadOnlyCollection<string> Errors => [.. _errors];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                _errors.Enqueue($"{eventId.Name}: {formatter(state, exception)} {exception}");
        }

        public void Dispose() => GC.SuppressFinalize(this);
    }
}
