using System.Text.Json.Serialization;

namespace EdgeGateway.Protocols.EscPos;

/// <summary>
/// What a printer can do, as far as bytes and handling depend on it. What it answers is found out by asking; the profile only says what
/// is to be expected. Device profiles are data files, see the Devices project.
/// </summary>
public sealed record PrinterProfile
{
    /// <summary>58 mm paper: 384 dots, 32 columns, 16 Chinese characters.</summary>
    public static PrinterProfile Paper58 { get; } = new();

    /// <summary>80 mm paper: 576 dots, 48 columns, 24 Chinese characters, with a cutter.</summary>
    public static PrinterProfile Paper80 { get; } = new() { Name = "generic-80", Dots = 576, Columns = 48, Cutter = CutterKind.FeedPartial };

    /// <summary>The usual printer for a paper width in millimetres: 58 or 80; anything else counts as 58.</summary>
    public static PrinterProfile OfPaper(int millimetres) => millimetres == 80 ? Paper80 : Paper58;

    /// <summary>Name of the profile.</summary>
    public string Name { get; init; } = "generic-58";

    /// <summary>Which printers it is for and where that is known from.</summary>
    public string About { get; init; } = "";

    /// <summary>Dots of a line: 384 (58 mm), 512 (Epson 80 mm, 180 dpi) or 576 (80 mm). Allowed 192 to 1024.</summary>
    public int Dots { get; init; } = 384;

    /// <summary>Columns of font A: 32 (58 mm), 42 (Epson 80 mm) or 48 (80 mm). Allowed 16 to 64.</summary>
    public int Columns { get; init; } = 32;

    /// <summary>Characters outside are drawn as pictures, or printed as 〓 where nobody can draw them.</summary>
    public HanCoverage Han { get; init; } = HanCoverage.TwoByte;

    /// <summary>n of ESC t: code page of single bytes. Only ASCII is ever sent, so it matters to few printers.</summary>
    public byte CodePage { get; init; }

    /// <summary>Who draws QR codes.</summary>
    public QrKind Qr { get; init; }

    /// <summary>How the paper is cut.</summary>
    public CutterKind Cutter { get; init; }

    /// <summary>Lines fed before a cut that does not feed by itself, or before tearing. 0 to 20.</summary>
    public int FeedBeforeCut { get; init; } = 4;

    /// <summary>m of ESC p: 0 is pin 2 of the drawer plug, 1 is pin 5.</summary>
    public byte DrawerPin { get; init; }

    /// <summary>Proof to be expected: A, B, C or D. What the printer really gives is found out; less is shown. D: it is never asked.</summary>
    public string Expects { get; init; } = "";

    /// <summary>Switches automatic status back on (GS a): changes are known at once, also where questions wait behind a full buffer.</summary>
    public bool AutoStatus { get; init; }

    /// <summary>How the rest of a receipt that was cut off is taken out of the printer's memory.</summary>
    public MemoryKind Memory { get; init; }
}

/// <summary>Who draws QR codes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QrKind>))]
public enum QrKind
{
    /// <summary>The printer, from the data (GS ( k).</summary>
    [JsonStringEnumMemberName("native")]
    Native,

    /// <summary>The gateway, as a picture (GS v 0).</summary>
    [JsonStringEnumMemberName("raster")]
    Raster,
}

/// <summary>How paper is cut.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CutterKind>))]
public enum CutterKind
{
    /// <summary>It is torn.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Feeds to the knife by itself and leaves a bridge (GS V 66).</summary>
    [JsonStringEnumMemberName("feed-partial")]
    FeedPartial,

    /// <summary>Leaves a bridge, does not feed (GS V 1).</summary>
    [JsonStringEnumMemberName("partial")]
    Partial,

    /// <summary>Cuts off, does not feed (GS V 0).</summary>
    [JsonStringEnumMemberName("full")]
    Full,
}

/// <summary>How a printer's memory is cleared in real time.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemoryKind>))]
public enum MemoryKind
{
    /// <summary>Not known: what it holds comes out when it can.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,

    /// <summary>DLE ENQ 2.</summary>
    [JsonStringEnumMemberName("dle-enq")]
    Enquiry,

    /// <summary>DLE DC4 fn8, answered with 37 25 00. Its bytes are not confirmed by a primary text we have.</summary>
    [JsonStringEnumMemberName("dle-dc4")]
    RealTime,
}
