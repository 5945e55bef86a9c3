using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout;

/// <summary>Daily counters of what the till does beside selling, kept when the events themselves have gone after their time.</summary>
internal static class TillCounts
{
    public const string ReadOk = "read.ok";
    public const string ReadFailed = "read.failed";

    /// <summary>Between a counter and the operator it was counted for.</summary>
    public const char OfClerk = '@';

    /// <summary>Counter of one event; null for those that are counted elsewhere.</summary>
    public static string? NameOf(EventDraft draft) => draft.Type switch
    {
        EventTypes.IdentityRead => ReadOk,
        EventTypes.SaleRefused => $"refused.{JsonSerializer.Deserialize(draft.Data.Span, CheckoutJson.Default.SaleRefusedData)?.Reason}",
        _ => null,
    };

    /// <summary>The counter, and for card reads another one of whoever is on duty: <c>read.failed@张三</c>.</summary>
    public static IReadOnlyList<string> Names(string? name, string clerk) => name switch
    {
        null => [],
        ReadOk or ReadFailed => [name, $"{name}{OfClerk}{clerk}"],
        _ => [name],
    };

    public static void Add(SqliteConnection connection, SqliteTransaction transaction, string name, DateOnly day)
    {
        using var command = connection.Command(
            "INSERT INTO till_count (date_local, name, value) VALUES ($day, $name, 1) ON CONFLICT (date_local, name) DO UPDATE SET value = value + 1", transaction);
        command.With("$day", Sql.Day(day)).With("$name", name).ExecuteNonQuery();
    }
}
