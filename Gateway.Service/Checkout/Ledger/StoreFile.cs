using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Verbs;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>The journal's file for verbs: read-only, beside a running gateway or without one.</summary>
internal static class StoreFile
{
    /// <summary>Runs a query on the file a configuration names and turns every expected trouble into an exit code.</summary>
    public static async Task<int> QueryAsync(CommandLine line, Func<SqliteConnection, GatewayOptions, Task<int>> query)
    {
        var (options, errors) = Configurations.Read(line.ConfigFile);
        if (options is null)
        {
            await Console.Error.WriteLineAsync(Configurations.Describe(errors));
            return ExitCodes.BadConfiguration;
        }
        var path = new JournalSettings(Path.GetFullPath(options.DataDirectory), options.GatewayId).DatabasePath;
        try
        {
            await using var connection = new SqliteConnection(JournalFile.ConnectionText(path, SqliteOpenMode.ReadOnly));
            connection.Open();
            return await query(connection, options);
        }
        catch (Exception trouble) when (trouble is SqliteException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{path}: {trouble.Message}\nStart the gateway once with this configuration, or name the right one with --config FILE.");
            return ExitCodes.Refused;
        }
    }
}
