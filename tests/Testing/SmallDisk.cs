using System.Diagnostics;

namespace EdgeGateway.Testing;

/// <summary>A file system in memory with a fixed size, to fill up or to make read-only. Needs the right to mount.</summary>
public sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts one; null with the reason when this machine does not allow it.</summary>
    public static SmallDisk? TryMount(int kilobytes, out string reason)
    {
        reason = "mounting a small disk needs Linux";
        if (!OperatingSystem.IsLinux()) return null;
        var path = Directory.CreateTempSubdirectory("edgegateway-disk-").FullName;
        reason = Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "edgegateway-test", path);
        if (reason.Length == 0) return new SmallDisk(path);
        Directory.Delete(path);
        return null;
    }

    /// <summary>Takes all the room that is left.</summary>
    /// <returns>The file that takes it; delete it to give the room back.</returns>
    public string Fill()
    {
        var file = System.IO.Path.Combine(Path, "filler");
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) stream.Write(block);
        }
        catch (IOException)
        {
            return file;
        }
    }

    /// <summary>Remounts; throws when files are open for writing.</summary>
    public void SetReadOnly(bool readOnly)
    {
        var error = Run("mount", "-o", readOnly ? "remount,ro" : "remount,rw", Path);
        if (error.Length > 0) throw new IOException(error);
    }

    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        Directory.Delete(Path, recursive: true);
    }

    private static string Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? "" : error.Trim();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
