using Dapper;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Filter;

/// <summary>Remembers where a destination began, so that "from now on" means the same after a restart.</summary>
internal sealed class StartStore(JournalStore journal)
{
    /// <summary>Number after which the events of a destination begin that asked for "from now on"; decided and written down when it is seen for the first time.</summary>
    public async Task<long> OfAsync(string destination, CancellationToken stopping)
    {
        var known = journal.Read(connection => connection.QuerySingleOrDefault<long?>("SELECT after FROM delivery_start WHERE destination = @destination", new { destination }));
        if (known is not null)
            return known.Value;
        // A destination that had a cursor before this table was there has begun at the beginning.
        var old = journal.Read(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM delivery_cursor WHERE destination = @destination", new { destination }));
        var after = old == 0 ? journal.LastSeq : 0;
        await journal.CommitAsync((connection, transaction, _) => connection.Execute(
            "INSERT INTO delivery_start (destination, after) VALUES (@destination, @after) ON CONFLICT DO NOTHING", new { destination, after }, transaction), [], stopping);
        return after;
    }
}
