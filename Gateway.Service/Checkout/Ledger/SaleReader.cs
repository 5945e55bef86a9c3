using System.Globalization;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Reversals;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>SQL of the ledger's reading side.</summary>
internal static class SaleReader
{
    private const string Columns = """
        SELECT id, seq, event_hash, code, time_utc, time_local, store_name, licence_number, operator, method, buyer_name, buyer_number,
          purpose, total_fen, catalogue, quota_reason, buyer_contact FROM sale
        """;

    private const string Lines = """
        SELECT product_code, name, kind, registration_number, producer, specification, unit, restricted, quantity, price_fen, amount_fen,
          trace_codes, scope FROM sale_line WHERE sale_id = $id ORDER BY line
        """;

    private const string Receipts = "SELECT copy, time_utc, outcome, trouble FROM sale_receipt WHERE sale_id = $id ORDER BY copy";

    public static CommittedSale? Find(SqliteConnection connection, Guid id)
    {
        using var command = connection.Command($"{Columns} WHERE id = $id");
        return All(connection, command.With("$id", id.ToString())).FirstOrDefault();
    }

    public static CommittedSale? FindByCode(SqliteConnection connection, string code)
    {
        using var command = connection.Command($"{Columns} WHERE code = $code ORDER BY seq DESC LIMIT 1");
        return All(connection, command.With("$code", code)).FirstOrDefault();
    }

    public static IReadOnlyList<CommittedSale> Latest(SqliteConnection connection, int count)
    {
        using var command = connection.Command($"{Columns} ORDER BY seq DESC LIMIT $count");
        return All(connection, command.With("$count", count));
    }

    /// <summary>Sales of some days, oldest first.</summary>
    public static IReadOnlyList<CommittedSale> Between(SqliteConnection connection, DateOnly from, DateOnly to)
    {
        using var command = connection.Command($"{Columns} WHERE date_local BETWEEN $from AND $to ORDER BY seq");
        return All(connection, command.With("$from", Sql.Day(from)).With("$to", Sql.Day(to)));
    }

    /// <summary>Newest first.</summary>
    public static IReadOnlyList<CommittedSale> Search(SqliteConnection connection, SaleQuery query)
    {
        using var command = connection.Command($"""
            {Columns} WHERE date_local BETWEEN $from AND $to AND ($text = '' OR code = $code OR instr(lower(buyer_name), $text) > 0 OR instr(lower(buyer_number), $text) > 0
              OR EXISTS (SELECT 1 FROM sale_line l WHERE l.sale_id = sale.id
                AND (instr(lower(l.name), $text) > 0 OR lower(l.product_code) = $text OR instr(lower(l.registration_number), $text) > 0 OR instr(l.trace_codes, $text) > 0)))
            ORDER BY seq DESC LIMIT $most
            """);
        var text = query.Text.Trim().ToLowerInvariant();
        return All(connection, command.With("$from", Sql.Day(query.From)).With("$to", Sql.Day(query.To)).With("$text", text)
            .With("$code", VerificationCode.Normalise(text) ?? "").With("$most", query.Most));
    }

    private static List<CommittedSale> All(SqliteConnection connection, SqliteCommand command)
    {
        var sales = new List<CommittedSale>();
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
                sales.Add(SaleOf(row));
        }
        return sales.ConvertAll(sale => sale with { Lines = LinesOf(connection, sale.Id), Receipts = ReceiptsOf(connection, sale.Id), Reversals = ReversalRows.OfSale(connection, sale.Id) });
    }

    private static CommittedSale SaleOf(SqliteDataReader row) => new()
    {
        Id = Guid.Parse(row.GetString(0)),
        Seq = row.GetInt64(1),
        EventHash = row.GetString(2),
        Code = row.GetString(3),
        Time = Time(row.GetString(4)),
        LocalTime = Time(row.GetString(5)),
        StoreName = row.GetString(6),
        LicenceNumber = row.GetString(7),
        Operator = row.GetString(8),
        Method = row.GetString(9),
        BuyerName = row.Text(10),
        BuyerNumber = row.Text(11),
        Purpose = row.Text(12),
        TotalFen = row.GetInt64(13),
        Catalogue = row.GetString(14),
        QuotaReason = row.Text(15),
        BuyerContact = row.Text(16),
    };

    private static List<CommittedLine> LinesOf(SqliteConnection connection, Guid id)
    {
        using var command = connection.Command(Lines);
        using var row = command.With("$id", id.ToString()).ExecuteReader();
        var lines = new List<CommittedLine>();
        while (row.Read())
        {
            lines.Add(new CommittedLine
            {
                ProductCode = row.GetString(0),
                Name = row.GetString(1),
                Kind = Enum.Parse<ProductKind>(row.GetString(2)),
                RegistrationNumber = row.Text(3),
                Producer = row.GetString(4),
                Specification = row.GetString(5),
                Unit = row.GetString(6),
                Restricted = row.GetInt64(7) != 0,
                Quantity = row.GetInt32(8),
                PriceFen = row.GetInt32(9),
                AmountFen = row.GetInt64(10),
                TraceCodes = row.GetString(11).Split(' ', StringSplitOptions.RemoveEmptyEntries),
                Scope = row.Text(12),
            });
        }
        return lines;
    }

    private static List<ReceiptFact> ReceiptsOf(SqliteConnection connection, Guid id)
    {
        using var command = connection.Command(Receipts);
        using var row = command.With("$id", id.ToString()).ExecuteReader();
        var facts = new List<ReceiptFact>();
        while (row.Read())
            facts.Add(new ReceiptFact(row.GetInt32(0), Time(row.GetString(1)), OutcomeWords.Parse(row.GetString(2)), row.Text(3)));
        return facts;
    }

    private static DateTimeOffset Time(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);
}
