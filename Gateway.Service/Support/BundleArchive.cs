using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeGateway.Service.Logs;

namespace EdgeGateway.Service.Support;

/// <summary>One file of the bundle, as text.</summary>
internal sealed record BundlePart(string Name, string Text);

/// <summary>What the bundle holds; each file can be checked.</summary>
internal sealed record BundleManifest(string GatewayId, string Version, DateTimeOffset At, bool Running, IReadOnlyList<BundleFile> Files);

/// <summary>One line of the manifest.</summary>
internal sealed record BundleFile(string Name, long Bytes, string Sha256);

/// <summary>Puts the parts into one .zip with a manifest. Everything passes the scrubber here, whatever made it. Pure.</summary>
internal static class BundleArchive
{
    public static byte[] Pack(BundleManifest head, IEnumerable<BundlePart> parts, Scrubber scrubber)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var files = new List<BundleFile>();
            foreach (var part in parts)
            {
                var content = Encoding.UTF8.GetBytes(scrubber.Clean(part.Text));
                Add(archive, part.Name, content, head.At);
                files.Add(new BundleFile(part.Name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))));
            }

            Add(archive, "manifest.json", JsonSerializer.SerializeToUtf8Bytes(head with { Files = files }, SupportJson.Default.BundleManifest), head.At);
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive archive, string name, byte[] content, DateTimeOffset at)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        // The format knows the years 1980 to 2107; a clock that was never set does not.
        entry.LastWriteTime = at.Year is >= 1980 and <= 2107 ? at : new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(content);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(BundleManifest))]
internal sealed partial class SupportJson : JsonSerializerContext;
