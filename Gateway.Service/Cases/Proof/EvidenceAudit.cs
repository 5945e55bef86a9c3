using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Cases.Proof;

/// <summary>Runs an <see cref="EvidenceCheck"/> over one journal and one evidence folder; for API and verb.</summary>
internal static class EvidenceAudit
{
    public static EvidenceReport Run(SqliteConnection connection, EvidenceFolder folder, string publicKey, Guid? only)
    {
        var cases = connection.Query<Row>("SELECT id, signed, freed_at AS freedAt, json_extract(filed, '$.sighting.decidedAt') AS decidedAt, json_extract(filed, '$.stills') AS stills, later FROM city_case ORDER BY number")
            .ToDictionary(row => Guid.Parse(row.Id));
        var check = new EvidenceCheck(publicKey, Read, id => cases.TryGetValue(id, out var row) && row.FreedAt is not null);
        return check.Run(ManifestBook.Read(connection), cases.Select(one => new SignedCase(one.Key, one.Value.Signed != 0, [.. NamesOf(one.Value.Stills), .. NamesOf(one.Value.Later)])), only);

        byte[]? Read(Guid id, CaseStill still) => cases.TryGetValue(id, out var row) && folder.PathOf(id, row.Decided, still.Name) is { } path && File.Exists(path)
            ? File.ReadAllBytes(path) : null;
    }

    private static IEnumerable<string> NamesOf(string stills) =>
        JsonSerializer.Deserialize(stills, CasesJson.Plain.IReadOnlyListCaseStill)?.Select(still => still.Name) ?? [];

    private sealed class Row
    {
        public string Id { get; init; } = "";
        public long Signed { get; init; }
        public string? FreedAt { get; init; }
        public string Stills { get; init; } = "[]";
        public string Later { get; init; } = "[]";
        public string DecidedAt { get; init; } = "";
        public DateTimeOffset Decided => DateTimeOffset.Parse(DecidedAt, CultureInfo.InvariantCulture);
    }
}
