namespace EdgeGateway.Vision.Capture;

/// <summary>Programs of the system that capture needs.</summary>
internal static class Programs
{
    public const string Ffmpeg = "ffmpeg";

    /// <summary>Comes with ffmpeg.</summary>
    public const string Ffprobe = "ffprobe";

    /// <summary>From util-linux: starts a program that the kernel ends when its parent is gone.</summary>
    public const string SetPriv = "setpriv";

    /// <summary>From coreutils: starts a program that lets others go first.</summary>
    public const string Nice = "nice";

    /// <summary>GStreamer's Python bindings belong to the system's own Python, not to the first one in the path.</summary>
    public const string SystemPython = "/usr/bin/python3";

    /// <summary>Full path, or null when it is not installed.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/bin")
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
            .FirstOrDefault(File.Exists);
}
