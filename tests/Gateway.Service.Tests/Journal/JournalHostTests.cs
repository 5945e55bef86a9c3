using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class JournalHostTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddJournal_StartAndStop_TellsTheStartAndClosesTheFile()
    {
        using var folder = new TempFolder();
        for (var start = 1; start <= 2; start++)
        {
            await using var services = Services(folder);
            var host = Assert.Single(services.GetServices<IHostedService>().OfType<JournalHost>());
            await host.StartAsync(Cancel);
            var journal = services.GetRequiredService<JournalStore>();
            var told = journal.ReadEvents(start - 1, 10);
            Assert.Equal((EventTypes.GatewayStarted, (long)start), (Assert.Single(told).Type, journal.LastSeq));
            Assert.Equal(ThingState.Online, services.GetRequiredService<HealthRegistry>().Find("journal")!.State);
            await host.StopAsync(Cancel);
            Assert.False(File.Exists(folder.File("journal.db-wal")));
        }
    }

    [Fact]
    public async Task AddJournal_Module_GetsItsTables()
    {
        using var folder = new TempFolder();
        await using var services = Services(folder, new SchemaModule("notes", ["CREATE TABLE note(id INTEGER)"]));
        Assert.Empty(services.GetRequiredService<JournalStore>().Read(connection => Dapper.SqlMapper.Query<long>(connection, "SELECT id FROM note")));
    }

    private static ServiceProvider Services(TempFolder folder, params SchemaModule[] modules)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<HealthRegistry>().AddSingleton(TimeProvider.System);
        foreach (var module in modules) services.AddSingleton(module);
        return services.AddJournal(new GatewayOptions { GatewayId = "gw-test", DataDirectory = folder.Path }).BuildServiceProvider();
    }
}
