using System.Security.Cryptography;
using EdgeGateway.Service.Seals;

namespace EdgeGateway.Service.Cases.Handover;

/// <summary>What a handover needs to know of this box.</summary>
/// <param name="GatewayId">Its id.</param>
/// <param name="Key">Its signing key; made when first asked for.</param>
/// <param name="Trust">Whose signatures count.</param>
/// <param name="Steps">Steps of a case.</param>
internal sealed record HandoverSetup(string GatewayId, Func<ECDsa> Key, HandoverTrust Trust, Func<Guid, IReadOnlyList<CaseStep>> Steps)
{
    public required TimeProvider Clock { get; init; }

    public required ILogger Log { get; init; }

    public string OwnKeyId => SignedDocument.KeyIdOf(Key().ExportSubjectPublicKeyInfo());
}

/// <summary>Whose handovers are believed: the one whose key id a person named, or those whose public keys (PEM) lie in a folder.</summary>
internal sealed class HandoverTrust(string folder)
{
    /// <summary>Why not, or null.</summary>
    /// <param name="document">What came.</param>
    /// <param name="keyId">Named by a person; null: nobody named one.</param>
    public string? Objection(ReadOnlyMemory<byte> document, string? keyId)
    {
        var verdict = SignedDocument.Verify(document, null);
        if (verdict.Word != SignedWord.Intact)
            return verdict.Word == SignedWord.Altered ? "the document was changed after it was signed" : "this is no signed document";
        if (keyId is not null)
            return verdict.KeyId == keyId ? null : $"it was signed with key {verdict.KeyId}, not {keyId}";
        return Trusted().Any(pem => SignedDocument.Verify(document, pem).Word == SignedWord.Intact)
            ? null : $"key {verdict.KeyId} is not trusted here: compare it with the giving box and name it, or put its public key into keys/trusted";
    }

    private IEnumerable<string> Trusted() => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.pub").Select(File.ReadAllText) : [];
}
