using EdgeGateway.Service.Alerts;
using EdgeGateway.Service.CameraFaults;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Handover;
using EdgeGateway.Service.Cases.Reports;
using EdgeGateway.Service.Checkout.Certificates;
using EdgeGateway.Service.Commands;
using EdgeGateway.Service.Delivery.Filter;
using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Service.Delivery.Storage;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Space;
using EdgeGateway.Service.Timelines;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Updates;

/// <summary>
/// What another version would do to the journal's tables. They only go forward: a program refuses a journal whose tables are newer than it knows. Nothing is
/// copied back after a failed trial, because the sales of the trial would be lost and their numbers used twice.
/// </summary>
internal static class SchemaStep
{
    /// <summary>Versions this program leads to.</summary>
    public static IReadOnlyDictionary<string, int> Ours { get; } = new[]
    {
        JournalSchema.Module, CommandSchema.Module, DeliverySchema.Module, StartSchema.Module, CertificateSchema.Module, Checkout.Ledger.LedgerSchema.Module,
        CaseSchema.Module, MemorySchema.Module, FaultSchema.Module, SpaceSchema.Module, AlertSchema.Module, TimelineSchema.Module, MediaSchema.Module, CityReportSchema.Module,
        HandoverSchema.Module,
    }.ToDictionary(module => module.Name, module => module.Migrations.Count, StringComparer.Ordinal);

    /// <summary>Tables that the journal on disk has and the program would bring further: after its first start nothing older can write there.</summary>
    public static IReadOnlyList<string> Raised(IReadOnlyDictionary<string, int> journal, IReadOnlyDictionary<string, int> program) =>
        [.. journal.Where(module => program.TryGetValue(module.Key, out var version) && version > module.Value).Select(module => module.Key).Order(StringComparer.Ordinal)];

    /// <summary>Tables that are newer than the program knows: it would not record anything.</summary>
    public static IReadOnlyList<string> TooNew(IReadOnlyDictionary<string, int> journal, IReadOnlyDictionary<string, int> program) =>
        [.. journal.Where(module => program.TryGetValue(module.Key, out var version) && version < module.Value).Select(module => module.Key).Order(StringComparer.Ordinal)];

    /// <summary>Versions in a journal; none when there is no journal yet.</summary>
    public static IReadOnlyDictionary<string, int> In(string dataDirectory)
    {
        var path = new JournalSettings(dataDirectory, "").DatabasePath;
        if (!File.Exists(path))
            return new Dictionary<string, int>();
        using var connection = new SqliteConnection(JournalFile.ConnectionText(path, SqliteOpenMode.ReadOnly));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, version FROM schema_modules";
        using var reader = command.ExecuteReader();
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.Read())
            versions[reader.GetString(0)] = reader.GetInt32(1);
        return versions;
    }
}
