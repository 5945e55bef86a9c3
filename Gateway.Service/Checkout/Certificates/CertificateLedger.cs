using System.Globalization;
using System.Text.Json;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Certificates;

/// <summary>Writes certificates and reads them back. A certificate and the event that tells about it are one commit, as with sales.</summary>
internal sealed class CertificateLedger(JournalStore journal, IdentityVault vault, CheckoutOptions store, ClerkOnDuty clerk, TimeProvider clock)
{
    private const string Insert = """
        INSERT INTO certificate (id, seq, event_hash, code, date_local, product, data, people, people_month, people_key)
        VALUES ($id, $seq, $hash, $code, $date, $product, $data, $people, $month, $key)
        """;

    private const string InsertPaper = """
        INSERT INTO certificate_paper (certificate_id, copy, time_utc, outcome, trouble) VALUES ($id, $copy, $utc, $outcome, $trouble)
        """;

    private const string Columns = "SELECT id, seq, code, data, people, people_month, people_key FROM certificate";

    /// <summary>Today in the store.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>Returns when it is on disk. The request must have passed <see cref="CertificateRules"/>.</summary>
    /// <exception cref="JournalUnavailableException">Nothing was written.</exception>
    public async Task<CommittedCertificate> IssueAsync(CertificateRequest request, CertificateForm form, CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var data = DataOf(request, form, id, now);
        var people = vault.Seal(new BuyerFields(default, request.Producer!.Trim(), request.Contact!.Trim(), data.Origin), id, Today);
        await journal.CommitAsync(
            (connection, transaction, events) =>
            {
                Write(connection, transaction, data, people, events[0]);
                vault.Store(people, connection, transaction);
            },
            [EventDraft.Of(EventTypes.CertificateIssued, "till", EventClass.Sale, data, CertificateJson.Plain.CertificateIssuedData, id.ToString())],
            stopping).ConfigureAwait(false);
        return Find(id) ?? throw new InvalidOperationException("A committed certificate is not there.");
    }

    public Task RecordPaperAsync(Guid id, ReceiptFact fact, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) =>
        {
            using var command = connection.Command(InsertPaper, transaction);
            command.With("$id", id.ToString()).With("$copy", fact.Copy).With("$utc", fact.Time.ToString("O", CultureInfo.InvariantCulture))
                .With("$outcome", OutcomeWords.Of(fact.Outcome)).With("$trouble", fact.Trouble).ExecuteNonQuery();
        },
        [],
        stopping);

    public CommittedCertificate? Find(Guid id) => journal.Read(connection => Read(connection, $"{Columns} WHERE id = $value", id.ToString())).FirstOrDefault();

    /// <summary>By the code on the paper, as people type it.</summary>
    public CommittedCertificate? FindByCode(string typed) => VerificationCode.Normalise(typed) is { } code
        ? journal.Read(connection => Read(connection, $"{Columns} WHERE code = $value", code)).FirstOrDefault()
        : null;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<CommittedCertificate> Latest(int count) => journal.Read(connection => Read(connection, $"{Columns} ORDER BY seq DESC LIMIT $value", count));

    /// <summary>Producer and contact as they belong on the paper; masked when the key is gone.</summary>
    public (string Producer, string Contact) PeopleOf(CommittedCertificate certificate) => vault.Open(certificate.People, certificate.Data.CertificateId) is { } people
        ? (people.Name, people.Number)
        : (certificate.Data.MaskedProducer, certificate.Data.MaskedContact);

    private CertificateIssuedData DataOf(CertificateRequest request, CertificateForm form, Guid id, DateTimeOffset now) => new()
    {
        CertificateId = id,
        Store = store.StoreName,
        Operator = clerk.Name,
        Time = TimeZoneInfo.ConvertTime(now, clock.LocalTimeZone),
        Date = request.Date ?? Today,
        Product = request.Product!.Trim(),
        Quantity = request.Quantity!.Trim(),
        Origin = request.Origin!.Trim(),
        MaskedProducer = Masking.Name(request.Producer!.Trim()),
        MaskedContact = Masking.Number(request.Contact!.Trim()),
        Commitments = request.Commitments!,
        Bases = request.Bases!,
        Form = form.Version,
    };

    private static void Write(SqliteConnection connection, SqliteTransaction transaction, CertificateIssuedData data, SealedIdentity people, CommittedEvent told)
    {
        using var command = connection.Command(Insert, transaction);
        command.With("$id", data.CertificateId.ToString()).With("$seq", told.Seq).With("$hash", told.Hash).With("$code", VerificationCode.Of(told.Hash))
            .With("$date", data.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).With("$product", data.Product)
            .With("$data", JsonSerializer.Serialize(data, CertificateJson.Plain.CertificateIssuedData))
            .With("$people", people.Box).With("$month", people.Month).With("$key", people.KeyId).ExecuteNonQuery();
    }

    private static List<CommittedCertificate> Read(SqliteConnection connection, string query, object value)
    {
        using var command = connection.Command(query);
        using var row = command.With("$value", value).ExecuteReader();
        var found = new List<CommittedCertificate>();
        while (row.Read())
        {
            found.Add(new CommittedCertificate
            {
                Seq = row.GetInt64(1),
                Code = row.GetString(2),
                Data = JsonSerializer.Deserialize(row.GetString(3), CertificateJson.Plain.CertificateIssuedData)!,
                People = new SealedIdentity(row.GetString(5), row.GetString(6), row.GetFieldValue<byte[]>(4)),
                Papers = PapersOf(connection, row.GetString(0)),
            });
        }
        return found;
    }

    private static List<ReceiptFact> PapersOf(SqliteConnection connection, string id)
    {
        using var command = connection.Command("SELECT copy, time_utc, outcome, trouble FROM certificate_paper WHERE certificate_id = $id ORDER BY copy");
        using var row = command.With("$id", id).ExecuteReader();
        var papers = new List<ReceiptFact>();
        while (row.Read())
            papers.Add(new ReceiptFact(row.GetInt32(0), DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture), OutcomeWords.Parse(row.GetString(2)), row.Text(3)));
        return papers;
    }
}
