using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using EdgeGateway.Service.Seals;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Cases.Proof;

/// <summary>Signs what evidence belongs to a case, each manifest with the digest of the one before.</summary>
/// <param name="key">The box's; asked for when the first manifest is signed.</param>
internal sealed class ManifestBook(Func<ECDsa> key)
{
    private const string Columns = "SELECT number, case_id AS caseId, digest, body FROM evidence_manifest";

    private readonly Lazy<ECDsa> _key = new(key);

    /// <summary>Part of the commit that writes the case: there is no case with pictures and without manifest.</summary>
    public void Append(SqliteConnection connection, SqliteTransaction transaction, Guid caseId, DateTimeOffset at, IReadOnlyList<CaseStill> stills)
    {
        if (stills.Count == 0)
            return;
        var last = connection.QuerySingleOrDefault<ManifestRow>($"{Columns} ORDER BY number DESC LIMIT 1", transaction: transaction);
        var manifest = new EvidenceManifest((last?.Number ?? 0) + 1, caseId, at, stills, last?.Digest ?? EvidenceManifest.None);
        var body = SignedDocument.Sign(JsonSerializer.SerializeToUtf8Bytes(manifest, CasesJson.Plain.EvidenceManifest), _key.Value);
        connection.Execute(
            "INSERT INTO evidence_manifest (number, case_id, digest, body) VALUES (@number, @caseId, @digest, @body)",
            new { number = manifest.Number, caseId = caseId.ToString(), digest = DigestOf(body), body = Encoding.UTF8.GetString(body) },
            transaction);
    }

    /// <summary>The whole chain, in order.</summary>
    public static IEnumerable<ManifestRow> Read(SqliteConnection connection) => connection.Query<ManifestRow>($"{Columns} ORDER BY number", buffered: false);

    public static IReadOnlyList<ManifestRow> Of(SqliteConnection connection, Guid caseId) =>
        connection.Query<ManifestRow>($"{Columns} WHERE case_id = @caseId ORDER BY number", new { caseId = caseId.ToString() }).AsList();

    public static ManifestRow? Find(SqliteConnection connection, long number) =>
        connection.QuerySingleOrDefault<ManifestRow>($"{Columns} WHERE number = @number", new { number });

    public static string DigestOf(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));
}
