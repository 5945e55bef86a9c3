using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EdgeGateway.Service.RemoteConfiguration;

/// <summary>
/// The configuration file, and beside it what is on trial and what was: <c>.trial</c> and <c>.history</c>. Every file is replaced by a rename after it is on disk,
/// in an order that lets the next start finish what a power cut interrupted. Nothing here touches the data folder.
/// </summary>
internal sealed class ConfigurationShelf(string file, TimeProvider clock)
{
    public const int Kept = 10;

    /// <summary>Starts a trial may have: more means that the program ends in it.</summary>
    private const int MostStarts = 3;

    private readonly Lock _gate = new();

    public string File => file;

    /// <summary>Null when nothing is on trial.</summary>
    public ConfigurationTrial? Trial
    {
        get
        {
            lock (_gate)
                return Read(file + ".trial", RemoteJson.Default.ConfigurationTrial);
        }
    }

    public ConfigurationHistory History
    {
        get
        {
            lock (_gate)
                return Read(file + ".history", RemoteJson.Default.ConfigurationHistory) ?? new ConfigurationHistory(0, []);
        }
    }

    /// <summary>Digest of the file as it is.</summary>
    public string? Digest => System.IO.File.Exists(file) ? DigestOf(System.IO.File.ReadAllText(file)) : null;

    /// <summary>The new text is the configuration from now on, on trial.</summary>
    public void Begin(ConfigurationTrial trial)
    {
        lock (_gate)
        {
            var history = Read(file + ".history", RemoteJson.Default.ConfigurationHistory) ?? new ConfigurationHistory(0, []);
            var entries = history.Entries.Count > 0
                ? history.Entries
                : [new ConfigurationEntry(0, null, "file", trial.At, "original", null, DigestOf(trial.Before), trial.Before)];
            // The number first: it is used up even when the power goes now.
            Write(".history", new ConfigurationHistory(Math.Max(history.LastNumber, trial.Number), entries), RemoteJson.Default.ConfigurationHistory);
            Write(".trial", trial, RemoteJson.Default.ConfigurationTrial);
            Replace(file, trial.Text);
        }
    }

    /// <summary>Before the program reads its configuration: goes on with a trial or ends it. Returns the entry of one that was taken back here.</summary>
    public ConfigurationEntry? AtStart()
    {
        if (Trial is not { } trial)
            return null;
        if (trial.Decided is not null)
            return Back(trial.Decided);
        if (trial.Starts >= MostStarts)
            return Back($"程序启动 {trial.Starts} 次都没有运行到底 / the program ended {trial.Starts} times in the trial");
        lock (_gate)
        {
            Write(".trial", trial with { Starts = trial.Starts + 1 }, RemoteJson.Default.ConfigurationTrial);
            if (DigestOf(System.IO.File.ReadAllText(file)) != DigestOf(trial.Text))
                Replace(file, trial.Text);
        }

        return null;
    }

    public ConfigurationEntry? Keep() => End("kept", null);

    /// <summary>The configuration before is back. The decision is on disk first.</summary>
    public ConfigurationEntry? Back(string reason)
    {
        if (Trial is not { } trial)
            return null;
        lock (_gate)
        {
            Write(".trial", trial with { Decided = reason }, RemoteJson.Default.ConfigurationTrial);
            Replace(file, trial.Before);
        }

        return End("returned", reason);
    }

    public static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private ConfigurationEntry? End(string result, string? reason)
    {
        if (Trial is not { } trial)
            return null;
        var entry = new ConfigurationEntry(trial.Number, trial.Who, trial.Source, clock.GetUtcNow(), result, reason, DigestOf(trial.Text), trial.Text);
        lock (_gate)
        {
            var history = Read(file + ".history", RemoteJson.Default.ConfigurationHistory) ?? new ConfigurationHistory(trial.Number, []);
            Write(".history", history with { Entries = [.. history.Entries.Prepend(entry).Take(Kept)] }, RemoteJson.Default.ConfigurationHistory);
            System.IO.File.Delete(file + ".trial");
        }

        return entry;
    }

    private static T? Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return System.IO.File.Exists(path) ? JsonSerializer.Deserialize(System.IO.File.ReadAllText(path), type) : null;
        }
        catch (JsonException)
        {
            // Renamed whole files cannot be halves; somebody edited it by hand. As if it were not there.
            return null;
        }
    }

    private void Write<T>(string ending, T value, JsonTypeInfo<T> type) => Replace(file + ending, JsonSerializer.Serialize(value, type));

    private static void Replace(string path, string text)
    {
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        using (var part = new FileStream(path + ".part", how))
        {
            part.Write(Encoding.UTF8.GetBytes(text));
            part.Flush(flushToDisk: true);
        }

        System.IO.File.Move(path + ".part", path, overwrite: true);
    }
}
