using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EdgeGateway.Service.Seals;

namespace EdgeGateway.Service.Cases.Proof;

/// <summary>
/// Holds manifests and pictures against one another. The chain is always checked whole, because a manifest taken out elsewhere would not be missed
/// otherwise; pictures only of the case that was asked for.
/// </summary>
/// <param name="publicKey">PEM of the box.</param>
/// <param name="read">The picture's bytes, null when it is not there.</param>
/// <param name="freed">Pictures of this case were deleted by age or for room.</param>
internal sealed class EvidenceCheck(string publicKey, Func<Guid, CaseStill, byte[]?> read, Func<Guid, bool> freed)
{
    private readonly List<EvidenceFault> _faults = [];
    private readonly HashSet<(Guid Case, string Name)> _signed = [];
    private string _previous = EvidenceManifest.None;
    private long _number;
    private int _pictures;
    private int _deleted;

    /// <param name="rows">The whole chain.</param>
    /// <param name="cases">Cases that exist.</param>
    /// <param name="only">Pictures of this case only; null: of all.</param>
    public EvidenceReport Run(IEnumerable<ManifestRow> rows, IEnumerable<SignedCase> cases, Guid? only)
    {
        foreach (var row in rows)
        {
            Follow(row);
            if (Manifest(row) is { } manifest && (only is null || manifest.CaseId == only))
                Pictures(manifest);
        }
        var unsigned = 0;
        foreach (var one in cases.Where(one => only is null || one.Id == only))
        {
            // Without this, whoever takes the newest manifest out leaves a chain that looks whole.
            foreach (var name in one.Stills.Where(name => one.IsSigned && !_signed.Contains((one.Id, name))))
                _faults.Add(new EvidenceFault(0, one.Id.ToString(), "no-manifest", name));
            unsigned += one.IsSigned ? 0 : 1;
        }
        return new EvidenceReport((int)_number, _pictures, _deleted, unsigned, _faults);
    }

    /// <summary>The next row need not be the first of the chain: it follows this one.</summary>
    public void GoOnAfter(ManifestRow? before) => (_number, _previous) = before is null
        ? (0, EvidenceManifest.None) : (before.Number, ManifestBook.DigestOf(Encoding.UTF8.GetBytes(before.Body)));

    private void Follow(ManifestRow row)
    {
        if (row.Number != _number + 1)
            Fault(row, "gap", $"follows {_number}");
        _number = row.Number;
    }

    private EvidenceManifest? Manifest(ManifestRow row)
    {
        var body = Encoding.UTF8.GetBytes(row.Body);
        var verdict = SignedDocument.Verify(body, publicKey);
        var manifest = verdict.Word is SignedWord.NotSigned ? null : Parse(body);
        if (verdict.Word != SignedWord.Intact || manifest is null)
            Fault(row, "signature", $"{verdict.Word}");
        if (manifest is not null)
        {
            _signed.UnionWith(manifest.Stills.Select(still => (manifest.CaseId, still.Name)));
            if (manifest.Number != row.Number)
                Fault(row, "gap", $"was signed as {manifest.Number}");
            if (manifest.Previous != _previous)
                Fault(row, "chain", "does not hold the digest of the manifest before");
            if (manifest.CaseId.ToString() != row.CaseId)
                Fault(row, "other-case", $"was signed for {manifest.CaseId}");
        }
        _previous = ManifestBook.DigestOf(body);
        return manifest;
    }

    private void Pictures(EvidenceManifest manifest)
    {
        foreach (var still in manifest.Stills)
        {
            var bytes = read(manifest.CaseId, still);
            if (bytes is null && freed(manifest.CaseId))
            {
                _deleted++;
                continue;
            }
            _pictures++;
            if (bytes is null)
                _faults.Add(new EvidenceFault(manifest.Number, manifest.CaseId.ToString(), "picture-missing", still.Name));
            else if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != still.Sha256)
                _faults.Add(new EvidenceFault(manifest.Number, manifest.CaseId.ToString(), "picture-changed", still.Name));
        }
    }

    private void Fault(ManifestRow row, string kind, string detail) => _faults.Add(new EvidenceFault(row.Number, row.CaseId, kind, detail));

    private static EvidenceManifest? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.GetProperty("payload").Deserialize(CasesJson.Plain.EvidenceManifest) is { Stills: not null } manifest ? manifest : null;
        }
        catch (Exception trouble) when (trouble is JsonException or KeyNotFoundException)
        {
            return null;
        }
    }
}
