namespace EdgeGateway.Devices.ReceiptPrinter.Painting;

/// <summary>One face of a font file.</summary>
/// <param name="Path">Font file or collection.</param>
/// <param name="Face">Number within a collection.</param>
public sealed record FontFace(string Path, int Face = 0);

/// <summary>
/// Where fonts for drawn characters are looked for, best first; each character is taken from the first that has it. Looking loads
/// nothing. Measured: Noto Sans CJK has 䶮 (CJK extension A), 𠮷 (B), 𬭎 (E) and 𫍯 (C); WenQuanYi Zen Hei has 䶮 but nothing of B
/// and later; WenQuanYi Micro Hei has neither. Faces of even width are chosen, so that two digits are as wide as one character.
/// </summary>
public sealed class ReceiptFonts(IReadOnlyList<FontFace> wanted)
{
    private const int NotoMonoChinese = 7;
    private const int ZenHeiMono = 1;

    /// <summary>Those of Debian (fonts-noto-cjk, fonts-wqy-zenhei) and of Windows.</summary>
    public static ReceiptFonts Usual { get; } = new(
    [
        new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", NotoMonoChinese),
        new("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", ZenHeiMono),
        .. Windows("simsun.ttc", "simsunb.ttf", "SimsunExtG.ttf", "msyh.ttc"),
    ]);

    /// <summary>Those that are there now. A package that is installed later counts from the next receipt on.</summary>
    public IReadOnlyList<FontFace> Installed => [.. wanted.Where(static face => File.Exists(face.Path))];

    /// <summary>What to install when there is none.</summary>
    public static string Advice => OperatingSystem.IsWindows() ? "SimSun" : "fonts-noto-cjk";

    private static IEnumerable<FontFace> Windows(params string[] files) => OperatingSystem.IsWindows()
        ? files.Select(static file => new FontFace(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.Fonts), file)))
        : [];
}
