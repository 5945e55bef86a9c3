using System.Security.Cryptography;
using Dapper;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Cases.Proof;

/// <summary>
/// The check of one case that a reviewer's page can afford: its pictures, its manifests, their signatures, and that each follows the one before. Whether
/// the rest of the chain is whole says <see cref="EvidenceAudit"/>.
/// </summary>
internal sealed class CaseProof(JournalStore journal, EvidenceFolder folder, ECDsa key)
{
    /// <summary>Reads and hashes every picture of the case: some milliseconds. Off the page's own thread.</summary>
    public EvidenceReport Check(CaseRecord record) => journal.Read(connection =>
    {
        var (signed, freed) = connection.QuerySingle<(long Signed, string? FreedAt)>("SELECT signed, freed_at FROM city_case WHERE id = @id", new { id = record.Id.ToString() });
        var check = new EvidenceCheck(key.ExportSubjectPublicKeyInfoPem(), (id, still) => Read(id, record, still), _ => freed is not null);
        return check.Run(Rows(connection, record.Id, check), [new SignedCase(record.Id, signed != 0, [.. record.Stills.Select(still => still.Name)])], record.Id);
    });

    private byte[]? Read(Guid id, CaseRecord record, CaseStill still) =>
        folder.PathOf(id, record.Filed.Sighting.DecidedAt, still.Name) is { } path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    /// <summary>The case's manifests only; before each, the check is told of the one it must follow.</summary>
    private static IEnumerable<ManifestRow> Rows(SqliteConnection connection, Guid id, EvidenceCheck check)
    {
        foreach (var row in ManifestBook.Of(connection, id))
        {
            check.GoOnAfter(ManifestBook.Find(connection, row.Number - 1));
            yield return row;
        }
    }
}
