using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.Service.Tests.LocalApi;

/// <summary>The demo gateway with its local API open for two pages.</summary>
internal sealed class LocalRig : IAsyncDisposable
{
    public const string Vendor = "https://till.vendor.example";
    public const string Modest = "https://labels.vendor.example";

    private static readonly string[] Everything = ["card", "scan", "print", "sale", "identity", "compat"];

    private LocalRig(TestGateway gateway) => (Gateway, Page) = (gateway, new PageClient(gateway, Vendor));

    public TestGateway Gateway { get; }

    /// <summary>Listed with every scope.</summary>
    public PageClient Page { get; }

    public static Task<LocalRig> StartAsync(params (string Name, string Value)[] settings) => StartAsync(null, settings);

    /// <param name="replace">Puts something else in a room's place.</param>
    /// <param name="settings">Beside <see cref="Settings"/>.</param>
    public static async Task<LocalRig> StartAsync(Action<IServiceCollection>? replace, params (string Name, string Value)[] settings) =>
        new(await TestGateway.StartDemoAsync(replace: replace, settings: [.. Settings(), .. settings]));

    public static (string Name, string Value)[] Settings(params string[] more) =>
    [
        ("LocalApi__Enabled", "true"),
        ("LocalApi__Pages", System.Text.Json.JsonSerializer.Serialize(new[]
        {
            new { origin = Vendor, scopes = Everything },
            new { origin = Modest, scopes = new[] { "print" } },
        }.Concat(more.Select(origin => new { origin, scopes = Everything })))),
    ];

    public async ValueTask DisposeAsync()
    {
        Page.Dispose();
        await Gateway.DisposeAsync();
    }
}
