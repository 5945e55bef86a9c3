using System.Security.Cryptography;
using System.Text;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases.Proof;

/// <summary>Proof of evidence over HTTP.</summary>
internal static class EvidenceApi
{
    /// <summary>
    /// <c>GET /api/v1/evidence/verify?case=</c>; <c>GET /api/v1/evidence/key</c> public key in PEM; <c>GET /api/v1/cases/{id}/manifests</c> the signed documents
    /// of a case, as a JSON array.
    /// </summary>
    public static void MapEvidenceApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/evidence/verify", (Guid? @case, JournalStore journal, EvidenceFolder folder, ECDsa key) =>
            Results.Json(journal.Read(connection => EvidenceAudit.Run(connection, folder, key.ExportSubjectPublicKeyInfoPem(), @case)), CasesJson.Plain.EvidenceReport));
        app.MapGet("/api/v1/evidence/key", (ECDsa key) => Results.Text(key.ExportSubjectPublicKeyInfoPem(), "application/x-pem-file"));
        app.MapGet("/api/v1/cases/{id:guid}/manifests", (Guid id, CaseStore store) =>
            Results.Text($"[{string.Join(",\n", store.ManifestsOf(id).Select(row => row.Body))}]", "application/json", Encoding.UTF8));
    }
}
