using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Tests.Delivery.Media;

/// <summary>Pictures of cases without cameras: random bytes, told by events like those of real cases.</summary>
internal sealed class Album
{
    private readonly ConcurrentDictionary<(Guid Case, string Name), byte[]> _pictures = [];

    /// <summary>What a smaller picture looks like: its first bytes.</summary>
    public PictureSource Source => new(Read, static (bytes, most) => bytes[..most].ToArray());

    /// <summary>Why a picture is not there any more.</summary>
    public Func<string, string?> Gone { get; set; } = static _ => null;

    public byte[] this[Guid caseId, string name] => _pictures[(caseId, name)];

    /// <summary>A case with pictures of these sizes is filed.</summary>
    public async Task<Guid> FileAsync(JournalStore journal, params (string Name, int Bytes)[] pictures)
    {
        var id = Guid.CreateVersion7();
        foreach (var (name, bytes) in pictures)
            _pictures[(id, name)] = RandomNumberGenerator.GetBytes(bytes);
        var data = JsonSerializer.SerializeToUtf8Bytes(new
        {
            caseId = id,
            stills = pictures.Select(one => new { name = one.Name, sha256 = DigestOf(_pictures[(id, one.Name)]), bytes = one.Bytes, width = 1, height = 1, takenAt = "2026-11-26T00:00:00Z" }),
        });
        await journal.CommitAsync(null, [new EventDraft(EventTypes.CaseFiled, "cam-1", EventClass.Case, data, id.ToString())]);
        return id;
    }

    public static string DigestOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private PictureFile Read(PictureRow row) => Gone(row.Name) is { } gone ? new PictureFile(null, gone) : new PictureFile(_pictures[(row.CaseId, row.Name)], "");
}
