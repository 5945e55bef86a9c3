using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>Says at the start which old identities cannot be read with today's store key.</summary>
internal sealed partial class KeyWatch(StoreKey key, CheckoutOptions store, GatewayOptions gateway, JournalStore journal, ILogger<KeyWatch> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogKeep(key.Id, store.KeyFile ?? Path.Combine(gateway.DataDirectory, "keys", "store.key"));
        try
        {
            foreach (var id in IdentityKeys.Foreign(journal, key.Id))
                LogForeign(id, key.Id);
        }
        catch (SqliteException)
        {
            // The journal says itself that it cannot be read, and is tried again there.
            LogLater();
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
