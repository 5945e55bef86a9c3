using EdgeGateway.Protocols.Charsets;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

/// <summary>Streams as other programs write them: the reader must not only understand our own encoder.</summary>
public sealed class ForeignStreamTests
{
    [Theory]
    [InlineData("1B40 1B7400 1C26 1B6101 1B4501 [小票] 0A 1B4500 1B6100 [合计] 20 3132 0A 1D564100", "小票|合计 12")]
    [InlineData("1B40 1B33 30 [一] 0A 1B32 [二] 0A 1B4A 40 1D5600", "一|二")] // line spacing, feed by dots
    [InlineData("1B40 1B4D01 1B2D01 41 1B2D00 42 0D 0A 1D5601", "AB")] // font, underline, CR LF
    [InlineData("1B40 1C5701 [大] 1C5700 0A 1C5300 02 1C2101 [字] 1C2100 0A 1D564200", "大|字")] // quadruple, spacing
    [InlineData("1B40 1D6840 1D7702 1D4802 1D6B43 0D 36393030303030303030303134 41 0A 1D5600", "6900000000014|6900000000014|A")] // EAN-13 with a length
    [InlineData("1B40 1D6B04 313233 00 41 0A 1D5600", "A")] // Code 39 with a NUL
    [InlineData("1B40 1D763000 0200 0300 0A0A0A0A0A0A 41 0A 1D5600", "|A")] // raster picture full of line feeds
    [InlineData("1B40 1D284C 0600 303031 0A0A0A 41 0A 1D5600", "A")] // graphics function
    [InlineData("1B40 1B2401 00 41 1B5C0100 42 0A 1D4C0000 1D570002 43 0A 1D5600", "AB|C")] // positions and margins
    [InlineData("1B40 09 41 0A 0C 18 42 0A 1D5600", "A|B")] // tab, form feed, cancel are stepped over
    [InlineData("1B40 41 100404 42 0A 1D5600", "AB")] // status request between two letters
    [InlineData("1B40 41 0A 1D6702 42 0A 1D5600", "A|gB")] // a command we do not know spells itself
    public void Render_StreamOfOthers_GivesItsLines(string script, string lines)
    {
        var rendered = Rendered.Lines(Bytes(script), 48).Select(line => line.Text);
        Assert.Equal(lines.Split('|'), rendered);
    }

    [Fact]
    public void Render_ChineseModeOff_ThenOn_ReadsOnlyTheSecond()
    {
        var lines = Rendered.Lines(Bytes("1C2E [草] 0A 1C26 [草] 0A"), 48);
        Assert.Equal(["??", "草"], lines.Select(line => line.Text));
    }

    /// <summary>Hex, with Chinese text in brackets as GB18030.</summary>
    private static byte[] Bytes(string script)
    {
        var bytes = new List<byte>();
        foreach (var piece in script.Split(' '))
            bytes.AddRange(piece[0] == '[' ? Gb18030.Lenient.GetBytes(piece[1..^1]) : Convert.FromHexString(piece));
        return [.. bytes];
    }
}
