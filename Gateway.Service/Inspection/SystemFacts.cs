using System.Runtime.InteropServices;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Inspection;

/// <summary>What the machine says about itself.</summary>
internal sealed record SystemFacts
{
    public required string OperatingSystem { get; init; }
    public required string Runtime { get; init; }
    public required long MemoryBytes { get; init; }
    public required long? FreeBytes { get; init; }
    public required long JournalBytes { get; init; }

    /// <summary>Null when there is no key file yet.</summary>
    public required bool? KeyIsPrivate { get; init; }

    public required ClockState Clock { get; init; }

    public static SystemFacts Collect(GatewayOptions options, TimeProvider clock)
    {
        var journal = new JournalSettings(Path.GetFullPath(options.DataDirectory), options.GatewayId);
        return new SystemFacts
        {
            OperatingSystem = $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
            Runtime = RuntimeInformation.FrameworkDescription,
            MemoryBytes = Environment.WorkingSet,
            FreeBytes = Free(journal.Directory),
            JournalBytes = new[] { journal.DatabasePath, journal.DatabasePath + "-wal" }.Select(path => new FileInfo(path)).Where(file => file.Exists).Sum(file => file.Length),
            KeyIsPrivate = IsPrivate(options.Checkout.KeyFile ?? Path.Combine(options.DataDirectory, "keys", "store.key")),
            Clock = GatewayClock.StateAt(clock.GetUtcNow(), TimeServerState.Ask() ?? false),
        };
    }

    private static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static bool? IsPrivate(string file)
    {
        if (!File.Exists(file))
            return null;
        return System.OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) == 0;
    }
}
