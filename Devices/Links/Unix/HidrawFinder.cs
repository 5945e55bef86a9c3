using EdgeGateway.Protocols.Hid;

namespace EdgeGateway.Devices.Links.Unix;

/// <summary>Finds HID POS scanners by what their report descriptor says; the number of a hidraw device changes with every plug.</summary>
/// <param name="classes">The kernel's list, <c>/sys/class/hidraw</c> in life.</param>
/// <param name="nodes">Folder of the device files, <c>/dev</c> in life.</param>
internal sealed class HidrawFinder(string classes, string nodes)
{
    /// <summary>Device files of all scanners, by name.</summary>
    public IReadOnlyList<string> Scanners() => Directory.Exists(classes)
        ? [.. Directory.EnumerateFileSystemEntries(classes).Order(StringComparer.Ordinal).Where(IsScanner).Select(entry => Path.Combine(nodes, Path.GetFileName(entry)))]
        : [];

    private static bool IsScanner(string entry)
    {
        try
        {
            return HidDescriptor.IsScanner(File.ReadAllBytes(Path.Combine(entry, "device", "report_descriptor")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Unplugged between listing and reading.
            return false;
        }
    }
}
