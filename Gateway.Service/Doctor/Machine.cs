using System.Net;
using EdgeGateway.Devices.BoxSensors;
using EdgeGateway.Service.Doctor.Probes;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Doctor;

/// <summary>The machine under the gateway. In life the real one; a test puts its own answers here.</summary>
internal sealed record Machine
{
    /// <summary>Where <c>proc</c>, <c>sys</c>, <c>etc</c>, <c>run</c> and <c>dev</c> are.</summary>
    public string Root { get; init; } = "/";

    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    public Func<string, string?> Program { get; init; } = FindProgram;

    public Func<string, CancellationToken, Task<IReadOnlyList<IPAddress>>> Resolve { get; init; } = static async (host, stopping) => await Dns.GetHostAddressesAsync(host, stopping);

    public Func<IReadOnlyList<NetworkFace>> Networks { get; init; } = NetworkFace.All;

    public Func<string, FileSystemFacts?> FileSystem { get; init; } = FileSystemFacts.Of;

    /// <summary>Writes into a folder and takes the time.</summary>
    public Func<string, TimeProvider, DiskSpeed> DiskSpeed { get; init; } = Probes.DiskSpeed.Measure;

    public Func<ClockReading?> TimeServer { get; init; } = TimeServerState.Read;

    /// <summary>When this program was built: no clock can be right that says earlier.</summary>
    public Func<DateTimeOffset> Built { get; init; } = static () => File.GetLastWriteTimeUtc(typeof(Machine).Assembly.Location);

    /// <summary>May this user read and write the device node?</summary>
    public Func<string, bool> MayUse { get; init; } = FileSystemFacts.MayReadAndWrite;

    public Func<BoxReading>? Sensors { get; init; }

    public BoxReading Box() => Sensors?.Invoke() ?? new BoxSensors(Root).Read();

    /// <summary>A path of the real machine below <see cref="Root"/>.</summary>
    public string At(string path) => Path.Combine(Root, path.TrimStart('/'));

    /// <summary>A small file's text; null when there is none or it must not be read.</summary>
    public string? Text(string path)
    {
        try
        {
            return File.ReadAllText(At(path)).Trim();
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Names in a folder, in order; none when it is not there.</summary>
    public IReadOnlyList<string> Names(string path)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(At(path)).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Running programs by their short names.</summary>
    public IReadOnlyList<(int Id, string Name)> Processes() =>
        [.. Names("proc").Where(name => int.TryParse(name, out _)).Select(name => (int.Parse(name), Text($"proc/{name}/comm") ?? "")).Where(one => one.Item2.Length > 0)];

    private static string? FindProgram(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/bin")
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)).FirstOrDefault(File.Exists);
}
