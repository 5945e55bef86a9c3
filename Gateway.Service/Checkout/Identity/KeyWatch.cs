using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>Says at the start which old identities cannot be read with today's store key.</summary>
internal sealed partial class KeyWatch(StoreKey key, JournalStore journal, ILogger<KeyWatch> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
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
