using System.Security.Cryptography;
using System.Text;

namespace EdgeGateway.Service.Configuration.Editing;

/// <summary>
/// The text the gateway was configured with, for a page that changes part of it. With a file: written beside it and renamed, the file of before kept as
/// <c>….previous</c>. The built-in demo has no file: a change lives in memory and ends with the program.
/// </summary>
/// <param name="file">Full path; null: the built-in demo.</param>
/// <param name="check">Reads a text as if it was the file, environment included.</param>
internal sealed class ConfigurationText(string? file, Func<string, ConfigurationResult> check)
{
    private string? _memory;

    /// <summary>Nobody knows where the configuration came from: nothing can be changed.</summary>
    public static ConfigurationText Unknown { get; } = new(null, _ => throw new InvalidOperationException("the configuration's text is not known"));

    public bool IsKnown => this != Unknown;

    /// <summary>Null: in memory only.</summary>
    public string? File { get; } = file;

    /// <summary>Every mistake of a text.</summary>
    public ConfigurationResult Check(string text) => check(text);

    /// <summary>What is in force at the next reading.</summary>
    public ConfigurationResult Read() => check(Load());

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public string Load() => File is null ? _memory ?? ConfigurationReader.Demo() : System.IO.File.ReadAllText(File);

    /// <summary>Puts the text on the disk beside the file; <see cref="StagedText.Commit"/> makes it the file.</summary>
    /// <exception cref="IOException">The disk refuses; the file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not write there; the file is as it was.</exception>
    public StagedText Stage(string text)
    {
        if (File is null)
            return new StagedText(null, null, () => _memory = text);
        var part = $"{File}.part";
        using var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(part, System.IO.File.GetUnixFileMode(File));
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
        return new StagedText(part, File, null);
    }

    /// <summary>Names one state of the text: whoever saves says which one he saw.</summary>
    public static string RevisionOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
