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
        if (text.StartsWith("serial:", StringComparison.OrdinalIgnoreCase))
            return ReadSerial(text["serial:".Length..], problems);
        if (text.StartsWith("virtual:", StringComparison.OrdinalIgnoreCase))
            return ReadVirtual(text["virtual:".Length..], problems);
        if (text.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase))
            return ReadTcp(text, problems);
        if (PrinterAddresses.Read(text, problems) is { } printer)
            return printer;
        problems.Add(text.Length == 0
            ? "the address is empty; write serial:<port>, tcp://<host>:<port>, usblp:<path>, spooler:<printer> or virtual:"
            : $"'{text}' starts with none of serial:, tcp://, usblp:, spooler: and virtual:");
        return null;
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
