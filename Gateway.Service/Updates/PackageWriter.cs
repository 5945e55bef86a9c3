using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using EdgeGateway.Service.Seals;

namespace EdgeGateway.Service.Updates;

/// <summary>Makes an update package out of a published folder: a compressed tar whose first entry is the signed manifest.</summary>
internal static class PackageWriter
{
    public const string ManifestName = "manifest.json";

    private const string Program = "edgegateway";

    /// <param name="folder">Published program.</param>
    /// <param name="about">Version, schemas and time; its files are looked up here.</param>
    /// <param name="key">The maker's.</param>
    /// <param name="into">The package.</param>
    public static void Write(string folder, PackageManifest about, ECDsa key, Stream into)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(path => Describe(folder, path))
            .ToList();
        var manifest = SignedDocument.Sign(JsonSerializer.SerializeToUtf8Bytes(about with { Files = files }, UpdatesJson.Default.PackageManifest), key);
        using var zip = new GZipStream(into, CompressionLevel.Optimal, leaveOpen: true);
        using var tar = new TarWriter(zip, TarEntryFormat.Pax, leaveOpen: true);
        Add(tar, ManifestName, new MemoryStream(manifest));
        foreach (var file in files)
        {
            using var content = File.OpenRead(Path.Combine(folder, file.Path));
            Add(tar, file.Path, content);
        }
    }

    private static PackageFile Describe(string folder, string path)
    {
        using var content = File.OpenRead(Path.Combine(folder, path));
        return new PackageFile(path, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), path == Program);
    }

    private static void Add(TarWriter tar, string name, Stream content) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, ModificationTime = DateTimeOffset.UnixEpoch });
}
