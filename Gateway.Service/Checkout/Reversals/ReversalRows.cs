using System.Globalization;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Reversals;

/// <summary>SQL of cancellations and returns.</summary>
internal static class ReversalRows
{
    private const string Columns = "SELECT id, kind, sale_id, seq, event_hash, code, time_local, operator, reason, amount_fen FROM sale_reversal";

    public static void Write(SqliteConnection connection, SqliteTransaction transaction, ReversalData data, IReadOnlyList<ReversalLine> lines, DateTimeOffset now, CommittedEvent told)
    {
        using (var command = connection.Command("""
            INSERT INTO sale_reversal (id, kind, sale_id, seq, event_hash, code, time_utc, time_local, date_local, operator, reason, amount_fen)
            VALUES ($id, $kind, $sale, $seq, $hash, $code, $utc, $local, $date, $operator, $reason, $amount)
            """, transaction))
        {
            command.With("$id", data.ReversalId.ToString()).With("$kind", WordOf(data.Kind)).With("$sale", data.SaleId.ToString())
                .With("$seq", told.Seq).With("$hash", told.Hash).With("$code", VerificationCode.Of(told.Hash))
                .With("$utc", Sql.Iso(now)).With("$local", Sql.Iso(data.Time)).With("$date", Sql.Day(data.Date))
                .With("$operator", data.Operator).With("$reason", data.Reason).With("$amount", data.AmountFen).ExecuteNonQuery();
        }
        foreach (var line in lines)
        {
            using var command = connection.Command("INSERT INTO sale_reversal_line (reversal_id, line, quantity, amount_fen) VALUES ($id, $line, $quantity, $amount)", transaction);
            command.With("$id", data.ReversalId.ToString()).With("$line", line.Line).With("$quantity", line.Quantity).With("$amount", line.AmountFen).ExecuteNonQuery();
        }
    }

    public static void WriteReceipt(SqliteConnection connection, SqliteTransaction transaction, Guid id, ReceiptFact fact)
    {
        using var command = connection.Command("INSERT INTO reversal_receipt (reversal_id, copy, time_utc, outcome, trouble) VALUES ($id, $copy, $utc, $outcome, $trouble)", transaction);
        command.With("$id", id.ToString()).With("$copy", fact.Copy).With("$utc", Sql.Iso(fact.Time)).With("$outcome", OutcomeWords.Of(fact.Outcome)).With("$trouble", fact.Trouble).ExecuteNonQuery();
    }

    public static IReadOnlyList<ReceiptFact> ReceiptsOf(SqliteConnection connection, Guid id)
    {
        using var command = connection.Command("SELECT copy, time_utc, outcome, trouble FROM reversal_receipt WHERE reversal_id = $id ORDER BY copy");
        using var row = command.With("$id", id.ToString()).ExecuteReader();
        var facts = new List<ReceiptFact>();
        while (row.Read())
            facts.Add(new ReceiptFact(row.GetInt32(0), Time(row.GetString(1)), OutcomeWords.Parse(row.GetString(2)), row.Text(3)));
        return facts;
    }

    /// <summary>Of one sale, oldest first.</summary>
    public static IReadOnlyList<CommittedReversal> OfSale(SqliteConnection connection, Guid saleId)
    {
        using var command = connection.Command($"{Columns} WHERE sale_id = $id ORDER BY seq");
        return All(connection, command.With("$id", saleId.ToString()));
    }

    public static CommittedReversal? Find(SqliteConnection connection, Guid id)
    {
        using var command = connection.Command($"{Columns} WHERE id = $id");
        return All(connection, command.With("$id", id.ToString())).FirstOrDefault();
    }

    public static CommittedReversal? FindByCode(SqliteConnection connection, string code)
    {
        using var command = connection.Command($"{Columns} WHERE code = $code ORDER BY seq DESC LIMIT 1");
        return All(connection, command.With("$code", code)).FirstOrDefault();
    }

    /// <summary>Those made on some days, oldest first.</summary>
    public static IReadOnlyList<CommittedReversal> Between(SqliteConnection connection, DateOnly from, DateOnly to)
    {
        using var command = connection.Command($"{Columns} WHERE date_local BETWEEN $from AND $to ORDER BY seq");
        return All(connection, command.With("$from", Sql.Day(from)).With("$to", Sql.Day(to)));
    }

    public static string WordOf(ReversalKind kind) => kind == ReversalKind.Cancelled ? "cancelled" : "returned";

    private static List<CommittedReversal> All(SqliteConnection connection, SqliteCommand command)
    {
        var all = new List<CommittedReversal>();
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
                all.Add(Of(row));
        }
        return all.ConvertAll(one => one with { Lines = LinesOf(connection, one.Id) });
    }

    private static CommittedReversal Of(SqliteDataReader row) => new()
    {
        Id = Guid.Parse(row.GetString(0)),
        Kind = row.GetString(1) == "cancelled" ? ReversalKind.Cancelled : ReversalKind.Returned,
        SaleId = Guid.Parse(row.GetString(2)),
        Seq = row.GetInt64(3),
        EventHash = row.GetString(4),
        Code = row.GetString(5),
        LocalTime = Time(row.GetString(6)),
        Operator = row.GetString(7),
        Reason = row.GetString(8),
        AmountFen = row.GetInt64(9),
    };

    private static List<ReversalLine> LinesOf(SqliteConnection connection, Guid id)
    {
        using var command = connection.Command("SELECT line, quantity, amount_fen FROM sale_reversal_line WHERE reversal_id = $id ORDER BY line");
        using var row = command.With("$id", id.ToString()).ExecuteReader();
        var lines = new List<ReversalLine>();
        while (row.Read())
            lines.Add(new ReversalLine(row.GetInt32(0), row.GetInt32(1), row.GetInt64(2)));
        return lines;
    }

    private static DateTimeOffset Time(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);
}
