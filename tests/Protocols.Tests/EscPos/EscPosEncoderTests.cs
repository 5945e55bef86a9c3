using System.Text;
using CsCheck;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

public sealed class EscPosEncoderTests
{
    private const string Start = "1B401B74001C26";

    [Fact]
    public void Encode_EmptyReceipt_InitialisesAndTurnsChineseOn() => Assert.Equal(Start, Hex(PrinterProfile.Paper58));

    [Theory]
    [InlineData(TextAlign.Left, false, TextSize.Normal, "1B61001B45001D2100")]
    [InlineData(TextAlign.Centre, true, TextSize.Large, "1B61011B45011D2111")]
    [InlineData(TextAlign.Right, false, TextSize.Tall, "1B61021B45001D2101")]
    [InlineData(TextAlign.Left, true, TextSize.Wide, "1B61001B45011D2110")]
    public void Encode_Line_SetsItsModesAndWritesGb18030(TextAlign align, bool bold, TextSize size, string modes) =>
        Assert.Equal(Start + modes + "B2DD410A", Hex(PrinterProfile.Paper58, new ReceiptPart.Line("草A", align, bold, size)));

    [Fact]
    public void Encode_Cut_FollowsTheCutter()
    {
        Assert.Equal(Start + "1D564200", Hex(PrinterProfile.Paper80, new ReceiptPart.Cut()));
        Assert.Equal(Start + "1B6404", Hex(PrinterProfile.Paper58, new ReceiptPart.Cut()));
    }

    [Theory]
    [InlineData(58, 32, false)]
    [InlineData(80, 48, true)]
    [InlineData(0, 32, false)]
    public void OfPaper_Width_GivesColumnsAndCutter(int millimetres, int columns, bool cutter)
    {
        var profile = PrinterProfile.OfPaper(millimetres);
        Assert.Equal((columns, cutter), (profile.Columns, profile.Cutter != CutterKind.None));
    }

    [Fact]
    public void Encode_FeedAndDrawer_AreTheirCommands() =>
        Assert.Equal(Start + "1B64031B700019FA", Hex(PrinterProfile.Paper58, new ReceiptPart.Feed(3), new ReceiptPart.Drawer()));

    [Fact]
    public void Encode_QrCode_SendsModelSizeLevelDataPrint() => Assert.Equal(
        Start + "1B6101" + "1D286B0400314132001D286B03003143061D286B03003145311D286B0500315030" + "4142" + "1D286B0300315130",
        Hex(PrinterProfile.Paper58, new ReceiptPart.QrCode("AB")));

    [Fact]
    public void Encode_QrCodeOnAPrinterWithoutQr_PrintsItsText()
    {
        var lines = Render(PrinterProfile.Paper58 with { Qr = QrKind.Raster }, new ReceiptPart.QrCode("12600011001000000000000000000000"));
        Assert.Equal(["12600011001000000000000000000000"], lines);
    }

    [Theory]
    [InlineData("苹果", "1.00", "苹果                        1.00")]
    [InlineData("", "合计 1.00", "                       合计 1.00")]
    [InlineData("30%草甘膦水剂一千毫升装", "12.00", "30%草甘膦水剂一千毫升装    12.00")]
    [InlineData("30%草甘膦水剂一千毫升装家用", "12.00", "30%草甘膦水剂一千毫升装家用|12.00")]
    [InlineData("30%草甘膦水剂一千毫升装家用实惠装", "12.00", "30%草甘膦水剂一千毫升装家用实惠|装                         12.00")]
    public void Encode_TwoColumns_FillsOrContinues(string left, string right, string lines) =>
        Assert.Equal(lines.Split('|'), Render(PrinterProfile.Paper58, new ReceiptPart.TwoColumns(left, right)));

    [Fact]
    public void Encode_Rule_SpansThePaper()
    {
        Assert.Equal([new string('-', 32)], Render(PrinterProfile.Paper58, new ReceiptPart.Rule()));
        Assert.Equal([new string('-', 48)], Render(PrinterProfile.Paper80, new ReceiptPart.Rule()));
    }

    [Fact]
    public void Encode_LargeLine_WrapsAtHalfTheColumns() =>
        Assert.Equal(["农资销售小票农资", "销售"], Render(PrinterProfile.Paper58, new ReceiptPart.Line("农资销售小票农资销售", Size: TextSize.Large)));

    [Fact]
    public void Encode_RareCharacter_IsReplacedAndCounted()
    {
        var receipt = EscPosEncoder.Encode(new([new ReceiptPart.Line("𠮷a𠮷")]), PrinterProfile.Paper58);
        Assert.Equal(2, receipt.ReplacedCharacters);
        Assert.EndsWith("A1FE61A1FE0A", Convert.ToHexString(receipt.Bytes.Span));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public void Encode_FeedOutOfRange_IsRefused(int lines) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Hex(PrinterProfile.Paper58, new ReceiptPart.Feed(lines)));

    [Theory]
    [InlineData("")]
    [InlineData("a\u0010\u0004\u0001")]
    public void Encode_QrDataOutOfRange_IsRefused(string data) =>
        Assert.Throws<ArgumentException>(() => Hex(PrinterProfile.Paper58, new ReceiptPart.QrCode(data)));

    [Fact]
    public void Encode_TooMuchQrData_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Hex(PrinterProfile.Paper58, new ReceiptPart.QrCode(new string('x', 701))));

    [Fact]
    public void Encode_ControlCharactersInText_NeverReachThePrinter()
    {
        var receipt = EscPosEncoder.Encode(new([new ReceiptPart.Line("a\u0010\u0004\u0001b\u001B@")]), PrinterProfile.Paper58);
        Assert.Equal(-1, receipt.Bytes.Span.IndexOf((byte)0x10));
        Assert.Equal(["a   b @"], Render(PrinterProfile.Paper58, new ReceiptPart.Line("a\u0010\u0004\u0001b\u001B@")));
    }

    [Fact]
    public void Encode_AnyReceipt_HasBoundariesBetweenWholeCommands() => AnyDocument.Sample(document =>
    {
        var receipt = EscPosEncoder.Encode(document, PrinterProfile.Paper80);
        Assert.Equal(receipt.Bytes.Length, receipt.Boundaries[^1]);
        var start = 0;
        foreach (var end in receipt.Boundaries)
        {
            Assert.True(end > start);
            var reader = new EscPosReader();
            reader.Append(receipt.Bytes.Span[start..end]);
            while (reader.Read() is { } command)
                Assert.IsNotType<PrinterCommand.Noise>(command);
            Assert.Equal(0, reader.Buffered);
            start = end;
        }
    });

    [Fact]
    public void Encode_AnyReceipt_ComesOutOfThePrinterAsItWasMeant() => AnyDocument.Sample(document =>
    {
        var profile = PrinterProfile.Paper80;
        var paper = string.Concat(Rendered.Lines(EscPosEncoder.Encode(document, profile).Bytes.Span, profile.Columns).Select(line => line.Text));
        var meant = string.Concat(document.Parts.Select(part => part switch
        {
            ReceiptPart.Line line => line.Text,
            ReceiptPart.TwoColumns two => two.Left + two.Right,
            ReceiptPart.Rule => new string('-', 48),
            ReceiptPart.QrCode qr => qr.Data,
            _ => "",
        }));
        Assert.Equal(meant.Replace(" ", ""), paper.Replace(" ", ""));
    });

    private static Gen<ReceiptDocument> AnyDocument { get; } =
        Gen.OneOf<ReceiptPart>(
            Gen.Select(Text, Gen.Enum<TextAlign>(), Gen.Bool, Gen.Enum<TextSize>(), (text, align, bold, size) => (ReceiptPart)new ReceiptPart.Line(text, align, bold, size)),
            Gen.Select(Text, Text, (left, right) => (ReceiptPart)new ReceiptPart.TwoColumns(left, right)),
            Gen.Const((ReceiptPart)new ReceiptPart.Rule()),
            Gen.Const((ReceiptPart)new ReceiptPart.Cut()),
            Gen.Int[1, 4].Select(lines => (ReceiptPart)new ReceiptPart.Feed(lines)),
            Text.Where(text => text.Length > 0).Select(text => (ReceiptPart)new ReceiptPart.QrCode(text)))
        .Array[0, 8].Select(parts => new ReceiptDocument(parts));

    private static Gen<string> Text => Gen.Char["ab19 .草甘膦水剂，：￥"].Array[0, 60].Select(chars => new string(chars));

    private static string Hex(PrinterProfile profile, params ReceiptPart[] parts) =>
        Convert.ToHexString(EscPosEncoder.Encode(new(parts), profile).Bytes.Span);

    private static string[] Render(PrinterProfile profile, params ReceiptPart[] parts) =>
        [.. Rendered.Lines(EscPosEncoder.Encode(new(parts), profile).Bytes.Span, profile.Columns).Select(line => line.Text)];
}
