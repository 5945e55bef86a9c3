using System.Globalization;

namespace EdgeGateway.Devices.Links;

internal static class LinkAddressParser
{
    public static LinkAddressParse Parse(string text)
    {
        var problems = new List<string>();
        var address = Read(text.Trim(), problems);
        return new LinkAddressParse(problems.Count == 0 ? address : null, problems);
    }

    private static LinkAddress? Read(string text, List<string> problems)
    {
        if (text.Equals("auto:", StringComparison.OrdinalIgnoreCase) || text.Equals("serial:auto", StringComparison.OrdinalIgnoreCase))
            return new AutoAddress();
        if (text.StartsWith("serial:", StringComparison.OrdinalIgnoreCase))
            return ReadSerial(text["serial:".Length..], problems);
        if (text.StartsWith("virtual:", StringComparison.OrdinalIgnoreCase))
            return ReadVirtual(text["virtual:".Length..], problems);
        if (text.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase))
            return ReadTcp(text, problems);
        if (PrinterAddresses.Read(text, problems) is { } printer)
            return printer;
        if (text.StartsWith("usb:", StringComparison.OrdinalIgnoreCase))
            return ReadUsb(text["usb:".Length..], problems);
        if (text.StartsWith("hidraw:", StringComparison.OrdinalIgnoreCase))
            return ReadHidraw(text["hidraw:".Length..], problems);
        if (text.StartsWith("evdev:", StringComparison.OrdinalIgnoreCase))
            return new EvdevAddress(ReadPath("evdev:", text["evdev:".Length..], "/dev/input/by-id/…-event-kbd", problems));
        problems.Add(text.Length == 0
            ? "the address is empty; write serial:<port>, tcp://<host>:<port> or virtual:"
            : $"'{text}' starts with none of serial:, tcp://, usb:, hidraw:, evdev:, usblp:, spooler: and virtual:");
        return null;
    }

    private static UsbAddress? ReadUsb(string rest, List<string> problems)
    {
        if (rest.Split(':') is [{ Length: 4 } vendor, { Length: 4 } product]
            && ushort.TryParse(vendor, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var vendorNumber)
            && ushort.TryParse(product, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var productNumber))
            return new UsbAddress(vendorNumber, productNumber);
        problems.Add($"'usb:{rest}' is not usb:<vendor>:<product> with four hex digits each, like usb:0400:c35a");
        return null;
    }

    private static HidrawAddress ReadHidraw(string rest, List<string> problems) => rest.Equals("auto", StringComparison.OrdinalIgnoreCase)
        ? new HidrawAddress()
        : new HidrawAddress(ReadPath("hidraw:", rest, "/dev/hidraw0", problems));

    private static string ReadPath(string scheme, string path, string example, List<string> problems)
    {
        if (!path.StartsWith('/'))
            problems.Add($"{scheme} needs an absolute path, like {scheme}{example}");
        return path;
    }

    private static SerialAddress ReadSerial(string rest, List<string> problems)
    {
        var (path, baud) = SplitBaud(rest, problems);
        if (path.Length == 0)
            problems.Add("serial: needs a port, like serial:/dev/serial/by-id/… or serial:COM3");
        else if (!path.StartsWith('/') && !IsWindowsPort(path))
            problems.Add($"'{path}' is neither an absolute path nor a port name like COM3");
        return new SerialAddress(path, baud);
    }

    private static bool IsWindowsPort(string path) =>
        path.StartsWith("COM", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(path.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= 256;

    private static VirtualAddress ReadVirtual(string rest, List<string> problems)
    {
        var (path, baud) = SplitBaud(rest, problems);
        if (path.Length > 0)
            problems.Add($"virtual: takes no name, but '{path}' was given; the device's id is its name");
        return new VirtualAddress(baud);
    }

    private static TcpAddress? ReadTcp(string text, List<string> problems)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            problems.Add($"'{text}' is not tcp://<host>:<port>");
            return null;
        }
        if (uri.Port is < 1 or > 65535)
            problems.Add($"'{text}' needs a port from 1 to 65535");
        if (uri.PathAndQuery.Trim('/').Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
            problems.Add($"'{text}' has more than host and port");
        return new TcpAddress(uri.Host.Trim('[', ']'), uri.Port);
    }

    private static (string Path, int? Baud) SplitBaud(string rest, List<string> problems)
    {
        var mark = rest.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
            return (rest, null);
        int? baud = null;
        foreach (var pair in rest[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!pair.StartsWith("baud=", StringComparison.OrdinalIgnoreCase))
                problems.Add($"'{pair}' is not known; only baud=<speed> may follow the question mark");
            else if (!int.TryParse(pair.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || !SerialAddress.Bauds.Contains(value))
                problems.Add($"'{pair}' is not a serial speed; use one of {string.Join(", ", SerialAddress.Bauds)}");
            else
                baud = value;
        }
        return (rest[..mark], baud);
    }
}
