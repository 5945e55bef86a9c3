namespace EdgeGateway.Protocols.EscPos;

/// <summary>Which Chinese characters the printer's font holds.</summary>
public enum HanCoverage
{
    /// <summary>6763 common characters only.</summary>
    Gb2312,

    /// <summary>The two-byte areas of GB18030 (GBK). What most printers sold as "GB18030" have.</summary>
    TwoByte,

    /// <summary>Four-byte characters too.</summary>
    Full,
}

/// <summary>What a printer can do, as far as the bytes of a receipt depend on it. What it can answer is found out by asking.</summary>
public sealed record PrinterProfile
{
    /// <summary>58 mm paper: 384 dots, 32 columns, 16 Chinese characters.</summary>
    public static PrinterProfile Paper58 { get; } = new();

    /// <summary>80 mm paper: 576 dots, 48 columns, 24 Chinese characters, with a cutter.</summary>
    public static PrinterProfile Paper80 { get; } = new() { Columns = 48, Cutter = true };

    /// <summary>The usual printer for a paper width in millimetres: 58 or 80; anything else counts as 58.</summary>
    public static PrinterProfile OfPaper(int millimetres) => millimetres == 80 ? Paper80 : Paper58;

    /// <summary>Columns of font A: 32 (58 mm), 42 (Epson 80 mm) or 48 (80 mm). Allowed 16 to 64.</summary>
    public int Columns { get; init; } = 32;

    /// <summary>Characters outside are printed as 〓.</summary>
    public HanCoverage Han { get; init; } = HanCoverage.TwoByte;

    /// <summary>Draws QR codes from their data (GS ( k). False: the data is printed as text.</summary>
    public bool NativeQr { get; init; } = true;

    /// <summary>False: paper is fed out for tearing instead of cut.</summary>
    public bool Cutter { get; init; }
}
