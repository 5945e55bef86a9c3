using Dapper;
using EdgeGateway.KillLedger;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Testing;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Benchmarks.Delivery;

/// <summary>A long outage: a million events wait, the whole gateway starts as a process of its own and sends them. Its memory over that time.</summary>
internal static class BacklogPart
{
    private const int Events = 1_000_000;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Say = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Mosquitto broker)
    {
        using var folder = new TempFolder();
        var data = Directory.CreateDirectory(Path.Combine(folder.Path, "data")).FullName;
        await using (var journal = DrainRig.OpenJournal(data, NumberedGateway.GatewayId))
            await DrainRig.FillAsync(journal, Events);
        await using var gateway = new Victim(NumberedGateway.Program, _ => true);
        var (start, said, most) = (DeliveryBench.Clock.GetTimestamp(), 0L, 0L);
        gateway.Start("gateway", folder.Path, broker.Address, nameof(GatewayMode.Empties));
        long delivered;
        do
        {
            await Task.Delay(Look, DeliveryBench.Clock);
            await gateway.ReadyAsync();
            (delivered, most) = (Delivered(Path.Combine(data, "journal.db")), Math.Max(most, gateway.ResidentMegabytes));
            var at = DeliveryBench.Clock.GetElapsedTime(start);
            if (at.Ticks / Say.Ticks <= said)
                continue;
            said = at.Ticks / Say.Ticks;
            DeliveryBench.Print($"{at.TotalSeconds,5:0} s", $"{delivered,9:#,0} delivered, resident {gateway.ResidentMegabytes} MB");
        }
        while (delivered < Events);
        var took = DeliveryBench.Clock.GetElapsedTime(start);
        DeliveryBench.Print($"{Events:#,0} events", $"{DeliveryBench.Rate(Events / took.TotalSeconds)} from process start to the last ({took.TotalSeconds:0} s), resident at most {most} MB");
        await gateway.StopAsync();
    }

    private static long Delivered(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        try
        {
            var settled = connection.QuerySingleOrDefault<string>("SELECT settled FROM delivery_cursor WHERE destination = @Destination", new { NumberedGateway.Destination });
            return settled is null ? 0 : RangeSet.Parse(settled).Count;
        }
        catch (SqliteException notYet) when (notYet.SqliteErrorCode == SQLitePCL.raw.SQLITE_ERROR)
        {
            return 0;
        }
    }
}
