namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>A small file that only its owner may read. Written beside and renamed, so that a power cut leaves a whole file or none.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <exception cref="KeyFileException">Others can read it.</exception>
    public static string Read(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            throw new KeyFileException($"The key file {path} can be read by others. Run: chmod 600 {path}");
        return File.ReadAllText(path).Trim();
    }

    public static void Create(string path, string text)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerFolder);
        var beside = path + ".new";
        File.Delete(beside);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(beside, how))
        {
            using var writer = new StreamWriter(file, leaveOpen: true);
            writer.WriteLine(text);
            writer.Flush();
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, path);
    }
}
