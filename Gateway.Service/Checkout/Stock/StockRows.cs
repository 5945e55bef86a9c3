using System.Globalization;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Stock;

/// <summary>SQL of the stock ledger.</summary>
internal static class StockRows
{
    private const string Columns = "SELECT id, operator, time_local, date_local, supplier, supplier_contact, supplier_licence, document FROM stock_receipt";

    private const string Moved = """
        SELECT code, max(name), max(unit), sum(received), sum(sold), sum(returned) FROM (
          SELECT product_code AS code, name, unit, quantity AS received, 0 AS sold, 0 AS returned FROM stock_receipt_line
          UNION ALL SELECT product_code, name, unit, 0, quantity, 0 FROM sale_line
          UNION ALL SELECT l.product_code, l.name, l.unit, 0, 0, r.quantity FROM sale_reversal_line r
            JOIN sale_reversal v ON v.id = r.reversal_id JOIN sale_line l ON l.sale_id = v.sale_id AND l.line = r.line)
        GROUP BY code
        """;

    public static void Write(SqliteConnection connection, SqliteTransaction transaction, StockReceivedData data, DateTimeOffset now, CommittedEvent told)
    {
        using (var command = connection.Command("""
            INSERT INTO stock_receipt (id, seq, event_hash, time_utc, time_local, date_local, operator, supplier, supplier_contact, supplier_licence, document)
            VALUES ($id, $seq, $hash, $utc, $local, $date, $operator, $supplier, $contact, $licence, $document)
            """, transaction))
        {
            command.With("$id", data.ReceiptId.ToString()).With("$seq", told.Seq).With("$hash", told.Hash).With("$utc", Sql.Iso(now)).With("$local", Sql.Iso(data.Time))
                .With("$date", Sql.Day(data.Date)).With("$operator", data.Operator).With("$supplier", data.Supplier).With("$contact", data.SupplierContact)
                .With("$licence", data.SupplierLicence).With("$document", data.Document).ExecuteNonQuery();
        }
        foreach (var line in data.Lines)
            Write(connection, transaction, data.ReceiptId, line);
    }

    public static Dictionary<string, StockLevel> Levels(SqliteConnection connection)
    {
        using var command = connection.Command(Moved);
        using var row = command.ExecuteReader();
        var levels = new Dictionary<string, StockLevel>(StringComparer.Ordinal);
        while (row.Read())
            levels[row.GetString(0)] = new StockLevel(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
        return levels;
    }

    public static IReadOnlyList<StockReceivedData> Latest(SqliteConnection connection, int count, CheckoutOptions store)
    {
        using var command = connection.Command($"{Columns} ORDER BY seq DESC LIMIT $count");
        return All(connection, command.With("$count", count), store);
    }

    /// <summary>By day of purchase.</summary>
    public static IReadOnlyList<StockReceivedData> Between(SqliteConnection connection, DateOnly from, DateOnly to, CheckoutOptions store)
    {
        using var command = connection.Command($"{Columns} WHERE date_local BETWEEN $from AND $to ORDER BY seq");
        return All(connection, command.With("$from", Sql.Day(from)).With("$to", Sql.Day(to)), store);
    }

    private static List<StockReceivedData> All(SqliteConnection connection, SqliteCommand command, CheckoutOptions store)
    {
        var all = new List<StockReceivedData>();
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
                all.Add(Of(row, store));
        }
        return all.ConvertAll(one => one with { Lines = LinesOf(connection, one.ReceiptId) });
    }

    private static StockReceivedData Of(SqliteDataReader row, CheckoutOptions store) => new()
    {
        ReceiptId = Guid.Parse(row.GetString(0)),
        Store = new StoreData(store.StoreName, store.LicenceNumber, store.DesignatedOutlet, store.CreditCode),
        Operator = row.GetString(1),
        Time = DateTimeOffset.Parse(row.GetString(2), CultureInfo.InvariantCulture),
        Date = DateOnly.ParseExact(row.GetString(3), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Supplier = row.GetString(4),
        SupplierContact = row.GetString(5),
        SupplierLicence = row.Text(6),
        Document = row.Text(7),
        Lines = [],
    };

    private static List<StockLineData> LinesOf(SqliteConnection connection, Guid id)
    {
        using var command = connection.Command("""
            SELECT line, product_code, name, kind, registration_number, producer, producer_licence, specification, unit, batch, quantity
            FROM stock_receipt_line WHERE receipt_id = $id ORDER BY line
            """);
        using var row = command.With("$id", id.ToString()).ExecuteReader();
        var lines = new List<StockLineData>();
        while (row.Read())
        {
            lines.Add(new StockLineData
            {
                Line = row.GetInt32(0),
                ProductCode = row.GetString(1),
                Name = row.GetString(2),
                Kind = Enum.Parse<ProductKind>(row.GetString(3)),
                RegistrationNumber = row.Text(4),
                Producer = row.GetString(5),
                ProducerLicence = row.Text(6),
                Specification = row.GetString(7),
                Unit = row.GetString(8),
                Batch = row.Text(9),
                Quantity = row.GetInt32(10),
            });
        }
        return lines;
    }

    private static void Write(SqliteConnection connection, SqliteTransaction transaction, Guid id, StockLineData line)
    {
        using var command = connection.Command("""
            INSERT INTO stock_receipt_line (receipt_id, line, product_code, name, kind, registration_number, producer, producer_licence, specification, unit, batch, quantity)
            VALUES ($id, $line, $code, $name, $kind, $registration, $producer, $licence, $specification, $unit, $batch, $quantity)
            """, transaction);
        command.With("$id", id.ToString()).With("$line", line.Line).With("$code", line.ProductCode).With("$name", line.Name).With("$kind", line.Kind.ToString())
            .With("$registration", line.RegistrationNumber).With("$producer", line.Producer).With("$licence", line.ProducerLicence)
            .With("$specification", line.Specification).With("$unit", line.Unit).With("$batch", line.Batch).With("$quantity", line.Quantity).ExecuteNonQuery();
    }
}
