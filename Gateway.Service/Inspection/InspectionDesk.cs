using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Inspection;

/// <summary>Gathers inside the running gateway, and puts a report on record when somebody asks for that.</summary>
internal sealed class InspectionDesk(GatewayOptions options, HealthRegistry health, DeliveryOverview delivery, JournalStore journal, Uptime uptime, TimeProvider clock)
{
    public async Task<InspectionReport> LookAsync(CancellationToken stopping)
    {
        var latencies = await Latencies.MeasureAsync(options, clock, stopping);
        return Inspector.Report(new InspectionInput
        {
            Options = options,
            Now = clock.GetLocalNow(),
            System = SystemFacts.Collect(options, clock),
            Uptime = uptime.Elapsed,
            Things = health.All,
            Destinations = delivery.All,
            Latencies = latencies,
            Operation = Figures(),
            Catalogue = OfflineInspection.CatalogueOf(options, clock),
        });
    }

    /// <summary>Looks and tells every platform. Returns the number of the event as well.</summary>
    /// <exception cref="JournalUnavailableException">Nothing can be recorded now.</exception>
    public async Task<(InspectionReport Report, long Seq)> PublishAsync(CancellationToken stopping)
    {
        var report = await LookAsync(stopping);
        var written = await journal.CommitAsync(null, [EventDraft.Of(EventTypes.InspectionReported, "gateway", EventClass.Change, report, InspectionJson.Plain.InspectionReport)], stopping);
        return (report, written[0].Seq);
    }

    private OperationFigures? Figures()
    {
        try
        {
            return journal.Read(connection => OperationFigures.Read(connection, clock.GetLocalNow()));
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            return null;
        }
    }
}
