using System.Text.Json;

namespace EdgeGateway.Service.LocalApi.Pairing;

/// <summary>Keeps the paired pages over a restart: one JSON file of mode 0600, written beside and renamed.</summary>
internal sealed partial class PairingFile(string path, ILogger<PairingFile> log)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Empty when there is none. One that cannot be read is set aside: pages pair again, nothing else suffers.</summary>
    public IReadOnlyList<PairedPage> Load()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), LocalApiJson.Default.IReadOnlyListPairedPage) ?? [] : [];
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or JsonException)
        {
            Unreadable(path, trouble);
            SetAside();
            return [];
        }
    }

    /// <summary>False when the disk refuses: the pairing holds until the gateway stops.</summary>
    public bool TrySave(IReadOnlyList<PairedPage> pages)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var beside = path + ".new";
            File.Delete(beside);
            var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                how.UnixCreateMode = OwnerOnly;
            using (var file = new FileStream(beside, how))
            {
                JsonSerializer.Serialize(file, pages, LocalApiJson.Default.IReadOnlyListPairedPage);
                file.Flush(flushToDisk: true);
            }
            File.Move(beside, path, overwrite: true);
            return true;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            NotSaved(path, trouble);
            return false;
        }
    }

    private void SetAside()
    {
        try
        {
            File.Move(path, path + ".broken", overwrite: true);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            NotSaved(path, trouble);
        }
    }
}
