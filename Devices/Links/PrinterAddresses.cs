namespace EdgeGateway.Devices.Links;

/// <summary>Addresses that only printers have.</summary>
internal static class PrinterAddresses
{
    private const string Usb = "usblp:";
    private const string Spooler = "spooler:";
    private const string OneWay = "?oneway";

    /// <summary>Null when it is another kind of address.</summary>
    public static LinkAddress? Read(string text, List<string> problems)
    {
        if (text.StartsWith(Usb, StringComparison.OrdinalIgnoreCase))
            return ReadUsb(text[Usb.Length..], problems);
        return text.StartsWith(Spooler, StringComparison.OrdinalIgnoreCase) ? ReadSpooler(text[Spooler.Length..].Trim(), problems) : null;
    }

    private static UsbPrinterAddress ReadUsb(string rest, List<string> problems)
    {
        var oneWay = rest.EndsWith(OneWay, StringComparison.OrdinalIgnoreCase);
        var path = oneWay ? rest[..^OneWay.Length] : rest;
        if (!path.StartsWith('/') || path.Contains('?', StringComparison.Ordinal))
            problems.Add($"usblp: needs the path of a USB printer like usblp:/dev/usb/lp0, '{rest}' is none; only ?oneway may follow it");
        return new UsbPrinterAddress(path, oneWay);
    }

    private static SpoolerAddress ReadSpooler(string name, List<string> problems)
    {
        if (name.Length == 0)
            problems.Add("spooler: needs the name of a Windows printer, like spooler:POS-58");
        return new SpoolerAddress(name);
    }
}
