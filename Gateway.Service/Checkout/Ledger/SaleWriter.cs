using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>SQL of the ledger's writing side. Runs inside a journal commit.</summary>
internal static class SaleWriter
{
    private const string InsertSale = """
        INSERT INTO sale (id, seq, event_hash, code, time_utc, time_local, date_local, store_name, licence_number, operator, method,
          buyer_name, buyer_number, buyer_hash, document_type, identity, identity_month, identity_key, purpose, total_fen, catalogue, catalogue_sha,
          took_ms, verified, quota_reason, buyer_contact)
        VALUES ($id, $seq, $hash, $code, $utc, $local, $date, $store, $licence, $operator, $method,
          $name, $number, $buyerHash, $document, $identity, $month, $key, $purpose, $total, $catalogue, $sha,
          $took, $verified, $quota, $contact)
        """;

    private const string InsertLine = """
        INSERT INTO sale_line (sale_id, line, product_code, name, kind, registration_number, producer, specification, unit, toxicity,
          restricted, quantity, price_fen, amount_fen, trace_codes, n_mg, p2o5_mg, k2o_mg, active_mg, scope)
        VALUES ($id, $line, $code, $name, $kind, $registration, $producer, $specification, $unit, $toxicity,
          $restricted, $quantity, $price, $amount, $traces, $n, $p2o5, $k2o, $active, $scope)
        """;

    private const string InsertReceipt = """
        INSERT INTO sale_receipt (sale_id, copy, time_utc, outcome, trouble) VALUES ($id, $copy, $utc, $outcome, $trouble)
        """;

    public static void Write(SqliteConnection connection, SqliteTransaction transaction, SaleRow row, CommittedEvent told)
    {
        var data = row.Data;
        using (var sale = connection.Command(InsertSale, transaction))
        {
            sale.With("$id", data.SaleId.ToString()).With("$seq", told.Seq).With("$hash", told.Hash).With("$code", VerificationCode.Of(told.Hash))
                .With("$utc", Sql.Iso(row.Time)).With("$local", Sql.Iso(data.Time)).With("$date", Sql.Day(data.Date))
                .With("$store", data.Store.Name).With("$licence", data.Store.LicenceNumber).With("$operator", data.Operator)
                .With("$method", data.Buyer.Method).With("$name", row.MaskedName).With("$number", data.Buyer.MaskedNumber)
                .With("$buyerHash", data.Buyer.Hash).With("$document", data.Buyer.DocumentType)
                .With("$identity", row.Identity?.Box).With("$month", row.Identity?.Month).With("$key", row.Identity?.KeyId)
                .With("$purpose", data.Purpose).With("$total", data.TotalFen)
                .With("$catalogue", data.Catalogue.Version).With("$sha", data.Catalogue.Sha256)
                .With("$took", data.TookMs).With("$verified", data.Buyer.Verified ? 1 : 0).With("$quota", data.Quota?.Reason).With("$contact", data.Buyer.MaskedContact)
                .ExecuteNonQuery();
        }
        foreach (var line in data.Lines)
            Write(connection, transaction, data.SaleId, line);
    }

    public static void WriteReceipt(SqliteConnection connection, SqliteTransaction transaction, Guid saleId, ReceiptFact fact)
    {
        using var command = connection.Command(InsertReceipt, transaction);
        command.With("$id", saleId.ToString()).With("$copy", fact.Copy).With("$utc", Sql.Iso(fact.Time))
            .With("$outcome", OutcomeWords.Of(fact.Outcome)).With("$trouble", fact.Trouble)
            .ExecuteNonQuery();
    }

    private static void Write(SqliteConnection connection, SqliteTransaction transaction, Guid saleId, SaleLineData line)
    {
        using var command = connection.Command(InsertLine, transaction);
        command.With("$id", saleId.ToString()).With("$line", line.Line).With("$code", line.ProductCode).With("$name", line.Name)
            .With("$kind", line.Kind.ToString()).With("$registration", line.RegistrationNumber).With("$producer", line.Producer)
            .With("$specification", line.Specification).With("$unit", line.Unit).With("$toxicity", line.Toxicity.ToString())
            .With("$restricted", line.Restricted ? 1 : 0).With("$quantity", line.Quantity).With("$price", line.PriceFen)
            .With("$amount", line.AmountFen).With("$traces", string.Join(' ', line.TraceCodes))
            .With("$n", line.Contents.N).With("$p2o5", line.Contents.P2O5).With("$k2o", line.Contents.K2O).With("$active", line.Contents.Active).With("$scope", line.Scope)
            .ExecuteNonQuery();
    }
}
