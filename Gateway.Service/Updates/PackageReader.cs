using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Seals;

namespace EdgeGateway.Service.Updates;

/// <summary>Opens an update package: nothing of it is believed before a trusted key has signed the manifest, no file before its digest is right.</summary>
internal static class PackageReader
{
    private const int MostManifestBytes = 4_000_000;
    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Runs = Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The manifest, or why the package is not taken.</summary>
    public static (PackageManifest? Manifest, Bilingual? Objection) ReadManifest(Stream package, IReadOnlyList<string> trusted)
    {
        try
        {
            using var zip = new GZipStream(package, CompressionMode.Decompress, leaveOpen: true);
            using var tar = new TarReader(zip, leaveOpen: true);
            if (tar.GetNextEntry() is not { Name: PackageWriter.ManifestName, Length: < MostManifestBytes, DataStream: { } content })
                return (null, new Bilingual("不是升级包", "This is no update package"));
            using var buffer = new MemoryStream();
            content.CopyTo(buffer);
            return Believe(buffer.ToArray(), trusted);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or FormatException)
        {
            return (null, new Bilingual("不是升级包，或文件已损坏", "This is no update package, or it is damaged"));
        }
    }

    /// <summary>Puts every file into an empty folder. Returns what is wrong; then the folder is worth nothing.</summary>
    public static Bilingual? Unpack(Stream package, PackageManifest manifest, string folder)
    {
        var missing = manifest.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        try
        {
            using var zip = new GZipStream(package, CompressionMode.Decompress, leaveOpen: true);
            using var tar = new TarReader(zip, leaveOpen: true);
            tar.GetNextEntry();
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.EntryType != TarEntryType.RegularFile || !missing.Remove(entry.Name, out var file) || entry.Length != file.Size)
                    return new Bilingual($"升级包中有清单以外的内容：{entry.Name}", $"The package holds what its manifest does not name: {entry.Name}");
                if (!Put(entry, file, folder))
                    return new Bilingual($"升级包中的文件已损坏：{file.Path}", $"A file of the package is damaged: {file.Path}");
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or FormatException)
        {
            return new Bilingual("升级包已损坏", "The package is damaged");
        }

        return missing.Count == 0 ? null : new Bilingual($"升级包缺少文件：{missing.Keys.First()}", $"The package lacks a file: {missing.Keys.First()}");
    }

    private static (PackageManifest?, Bilingual?) Believe(byte[] document, IReadOnlyList<string> trusted)
    {
        if (trusted.Count == 0)
            return (null, new Bilingual("本机没有可信的升级公钥（update-keys/*.pem）", "This box trusts no key for updates (update-keys/*.pem)"));
        var verdicts = trusted.Select(pem => SignedDocument.Verify(document, pem)).ToList();
        if (!verdicts.Any(verdict => verdict.Word == SignedWord.Intact))
        {
            return (null, verdicts[0].Word == SignedWord.OtherKey
                ? new Bilingual($"签名用的密钥 {verdicts[0].KeyId} 不在可信之列", $"It was signed with the key {verdicts[0].KeyId}, which this box does not trust")
                : new Bilingual("签名不对：清单被改动过或没有签名", "The signature is wrong: the manifest was changed or never signed"));
        }

        using var parsed = JsonDocument.Parse(document);
        try
        {
            var manifest = parsed.RootElement.GetProperty("payload").Deserialize(UpdatesJson.Default.PackageManifest);
            return manifest is { Product: PackageManifest.OurProduct, Files: not null, Schemas: not null } && manifest.Files.All(IsInside) && ReleaseOrder.IsVersion(manifest.Version)
                ? (manifest, null)
                : (null, new Bilingual("不是本程序的升级包", "This is no update package of this program"));
        }
        catch (JsonException)
        {
            return (null, new Bilingual("升级包清单无法读取", "The package's manifest cannot be read"));
        }
    }

    private static bool IsInside(PackageFile file) =>
        file.Path.Length is > 0 and < 300 && !file.Path.Contains('\\', StringComparison.Ordinal) && !Path.IsPathRooted(file.Path)
        && !file.Path.Split('/').Any(part => part is "" or "." or "..");

    private static bool Put(TarEntry entry, PackageFile file, string folder)
    {
        var path = Path.Combine(folder, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = file.Runs ? Runs : Plain;
        using var output = new FileStream(path, how);
        entry.DataStream?.CopyTo(output);
        output.Flush(flushToDisk: true);
        output.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(output)) == file.Sha256;
    }
}
