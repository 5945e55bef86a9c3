using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Inspection;

/// <summary>Gathers from the data folder when no gateway runs. Opens the journal read-only and changes nothing.</summary>
internal static class OfflineInspection
{
    public static async Task<InspectionReport> LookAsync(GatewayOptions options, TimeProvider clock, CancellationToken stopping) => Inspector.Report(new InspectionInput
    {
        Options = options,
        Now = clock.GetLocalNow(),
        System = SystemFacts.Collect(options, clock),
        Uptime = null,
        Latencies = await Latencies.MeasureAsync(options, clock, stopping),
        Operation = Figures(options, clock),
        Catalogue = CatalogueOf(options, clock),
    });

    /// <summary>The edition in effect, from the folder that a running gateway switches by too.</summary>
    internal static Catalogue? CatalogueOf(GatewayOptions options, TimeProvider clock)
    {
        try
        {
            return options.Checkout.Enabled ? CatalogueStart.Look(options.Checkout.Catalogue, new CatalogueStore(Path.Combine(options.DataDirectory, "catalogue"), clock)) : null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static OperationFigures? Figures(GatewayOptions options, TimeProvider clock)
    {
        var path = new JournalSettings(Path.GetFullPath(options.DataDirectory), options.GatewayId).DatabasePath;
        if (!File.Exists(path))
            return null;
        try
        {
            using var connection = new SqliteConnection(JournalFile.ConnectionText(path, SqliteOpenMode.ReadOnly));
            connection.Open();
            return OperationFigures.Read(connection, clock.GetLocalNow());
        }
        catch (SqliteException)
        {
            return null;
        }
    }
}
