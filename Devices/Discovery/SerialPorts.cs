using System.IO.Ports;

namespace EdgeGateway.Devices.Discovery;

/// <summary>Lists the serial ports that are plugged now: by stable name where the system has such names, else by number.</summary>
/// <param name="byId"><c>/dev/serial/by-id</c> in life.</param>
/// <param name="nodes"><c>/dev</c> in life.</param>
internal sealed class SerialPorts(string byId, string nodes)
{
    private static readonly string[] Numbered = ["ttyUSB*", "ttyACM*", "ttyS*"];

    public IReadOnlyList<SeenPort> Plugged()
    {
        if (!OperatingSystem.IsLinux())
            return [.. SerialPort.GetPortNames().Order(StringComparer.Ordinal).Select(name => new SeenPort(name, ""))];
        var named = Entries(byId, "*");
        return named.Count > 0 ? named : [.. Numbered.SelectMany(pattern => Entries(nodes, pattern))];
    }

    private static IReadOnlyList<SeenPort> Entries(string folder, string pattern)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos(pattern).OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(See)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // No such folder: no such port.
            return [];
        }
    }

    // A name leads to another number, or was made anew, when something is plugged. Numbers alone keep their time of birth.
    private static SeenPort See(FileSystemInfo entry) =>
        new(entry.FullName, entry.LinkTarget is { } target ? $"{target} {entry.LastWriteTimeUtc.Ticks}" : "");
}
