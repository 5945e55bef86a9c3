using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

/// <summary>Pictures, bar codes and what a painter draws, read back the way a printer would.</summary>
public sealed class EncoderPictureTests
{
    private static readonly RasterImage Square = RasterImage.Of(40, 40, static (_, _) => true);

    /// <summary>Draws every character as a full box, so that a line's length can be seen.</summary>
    private static readonly ReceiptPainter Boxes = new(
        static rune => rune.Value != 0x1F600,
        static line => RasterImage.Of(line.Width, line.Height, static (_, _) => true),
        static (data, module) => data.Length > 100 ? null : RasterImage.Of(21 * module, 21 * module, static (_, _) => true));

    private static IReadOnlyList<RenderedLine> Print(PrinterProfile profile, ReceiptPainter? painter, params ReceiptPart[] parts)
    {
        var reader = new EscPosReader();
        var renderer = new ReceiptRenderer(profile.Columns);
        reader.Append(EscPosEncoder.Encode(new ReceiptDocument(parts), profile, painter).Bytes.Span);
        while (reader.Read() is { } command)
        {
            Assert.IsNotType<PrinterCommand.Noise>(command);
            renderer.Apply(command);
        }
        return renderer.Lines;
    }

    [Theory]
    [InlineData(TextAlign.Left, 0)]
    [InlineData(TextAlign.Centre, (384 - 40) / 2)]
    [InlineData(TextAlign.Right, 384 - 40)]
    public void Image_Aligned_StandsThereByItsDots(TextAlign align, int from)
    {
        var line = Assert.Single(Print(PrinterProfile.Paper58, null, new ReceiptPart.Image(Square, align)));
        var black = Enumerable.Range(0, line.Image!.Width).Where(x => line.Image[x, 20]).ToList();
        Assert.Equal((from, from + 39, 40), (black[0], black[^1], line.Image.Height));
        Assert.Equal(TextAlign.Left, line.Align);
    }

    [Fact]
    public void Image_LongerThanOneBand_IsOnePictureAgainAndInterruptible()
    {
        var tall = RasterImage.Of(384, 300, static (x, y) => (x + y) % 3 == 0);
        var encoded = EscPosEncoder.Encode(new ReceiptDocument([new ReceiptPart.Image(tall)]), PrinterProfile.Paper58);
        Assert.True(encoded.Boundaries.Zip(encoded.Boundaries.Skip(1)).All(pair => pair.Second - pair.First <= 1600));
        Assert.Equal(tall, Assert.Single(Print(PrinterProfile.Paper58, null, new ReceiptPart.Image(tall))).Image);
    }

    [Fact]
    public void Image_WiderThanThePaper_IsCutOff() =>
        Assert.Equal(384, Assert.Single(Print(PrinterProfile.Paper58, null, new ReceiptPart.Image(RasterImage.Of(500, 8, static (_, _) => true)))).Image!.Width);

    [Theory]
    [InlineData("100401")]
    [InlineData("100502")]
    [InlineData("101408")]
    [InlineData("101004")]
    public void Image_DotsThatLookLikeARequest_DoNotReachThePrinterAsOne(string hex)
    {
        var dots = Convert.FromHexString(hex);
        var bytes = EscPosEncoder.Encode(new ReceiptDocument([new ReceiptPart.Image(new RasterImage(24, 1, dots), TextAlign.Left)]), PrinterProfile.Paper58).Bytes.ToArray();
        var scanner = new RealTimeScanner();
        Assert.DoesNotContain(bytes, b => scanner.Next(b) is not null);
        Assert.Equal(-1, bytes.AsSpan().IndexOf<byte>([0x10, 0x14]));
    }

    [Fact]
    public void Line_WithARareCharacter_IsDrawnWholeAndOnTheGrid()
    {
        var lines = Print(PrinterProfile.Paper58, Boxes, new ReceiptPart.TwoColumns("张𠮷", "12.50"), new ReceiptPart.Line("张三"));
        Assert.Equal((32 * TextPicture.Cell, 30), (lines[0].Image!.Width, lines[0].Image!.Height));
        Assert.Equal(("张三", null), (lines[1].Text, lines[1].Image));
    }

    [Fact]
    public void Line_TooLongWithARareCharacter_IsWrappedFirstAndOnlyItsPartDrawn()
    {
        var encoded = EscPosEncoder.Encode(new ReceiptDocument([new ReceiptPart.Line("一二三四五六七八九十一二三四五六" + "𠮷")]), PrinterProfile.Paper58, Boxes);
        Assert.Equal((0, 1), (encoded.ReplacedCharacters, encoded.DrawnLines));
    }

    [Theory]
    [InlineData(TextSize.Normal, 24, 30)]
    [InlineData(TextSize.Tall, 24, 54)]
    [InlineData(TextSize.Large, 48, 54)]
    public void Line_Drawn_HasTheSizeOfItsLetters(TextSize size, int width, int height)
    {
        var line = Assert.Single(Print(PrinterProfile.Paper58, Boxes, new ReceiptPart.Line("𠮷", Size: size)));
        Assert.Equal((width, height), (line.Image!.Width, line.Image.Height));
    }

    [Fact]
    public void Line_CharacterNobodyHas_IsStillGeta()
    {
        var encoded = EscPosEncoder.Encode(new ReceiptDocument([new ReceiptPart.Line("好😀")]), PrinterProfile.Paper58, Boxes);
        Assert.Equal((1, 0), (encoded.ReplacedCharacters, encoded.DrawnLines));
        Assert.Equal("好〓", Assert.Single(Print(PrinterProfile.Paper58, Boxes, new ReceiptPart.Line("好😀"))).Text);
    }

    [Theory]
    [InlineData("䶮", HanCoverage.TwoByte, false)]
    [InlineData("䶮", HanCoverage.Full, true)]
    [InlineData("ǹ", HanCoverage.TwoByte, false)]
    [InlineData("镕喆堃", HanCoverage.TwoByte, true)]
    [InlineData("𠮷", HanCoverage.TwoByte, false)]
    public void CanPrint_CodesLaterThanGbk_AreNotTrusted(string text, HanCoverage coverage, bool expected) =>
        Assert.Equal(expected, ColumnText.CanPrint(text, coverage));

    [Fact]
    public void Qr_PrinterWithoutItsOwn_GetsAPictureElseText()
    {
        var raster = PrinterProfile.Paper58 with { Qr = QrKind.Raster };
        var drawn = Assert.Single(Print(raster, Boxes, new ReceiptPart.QrCode("EG1:1", 4)));
        Assert.InRange(drawn.Image!.Width, ((384 - 84) / 2) + 84, ((384 - 84) / 2) + 84 + 7);
        Assert.Equal("EG1:1", Assert.Single(Print(raster, null, new ReceiptPart.QrCode("EG1:1"))).Text);
        Assert.Null(Print(raster, Boxes, new ReceiptPart.QrCode(new string('9', 101)))[0].Image);
    }

    [Fact]
    public void Qr_Native_TellsItsSize() =>
        Assert.Equal((5, "EG1:1", true), Print(PrinterProfile.Paper58, Boxes, new ReceiptPart.QrCode("EG1:1", 5)).Select(line => (line.Module, line.Text, line.QrCode)).Single());

    [Theory]
    [InlineData(BarcodeKind.Ean13, "690000000001", "6900000000014", 3)]
    [InlineData(BarcodeKind.Code128, "7K3M9-Q2XHA{1}", "7K3M9-Q2XHA{1}", 2)]
    [InlineData(BarcodeKind.Code128, "7K3M9", "7K3M9", 3)]
    public void Barcode_WithText_ComesBackAndFitsThePaper(BarcodeKind kind, string data, string read, int width)
    {
        var lines = Print(PrinterProfile.Paper58, null, new ReceiptPart.Barcode(data, kind, 60));
        Assert.Equal((kind, read, width, 60), (lines[0].Barcode, lines[0].Text, lines[0].Module, lines[0].BarHeight));
        Assert.Equal(read, lines[1].Text);
        Assert.True(BarcodeBars.Of(kind, read)!.Count * width <= 384);
    }

    [Theory]
    [InlineData(BarcodeKind.Ean13, "690000000002x")]
    [InlineData(BarcodeKind.Code128, "123456789012345678901234567890123456")]
    public void Barcode_ThatDoesNotFit_IsRefused(BarcodeKind kind, string data) =>
        Assert.ThrowsAny<ArgumentException>(() => Print(PrinterProfile.Paper58, null, new ReceiptPart.Barcode(data, kind)));

    [Theory]
    [InlineData(CutterKind.FeedPartial, "1D564200")]
    [InlineData(CutterKind.Partial, "1B64031D5601")]
    [InlineData(CutterKind.Full, "1B64031D5600")]
    [InlineData(CutterKind.None, "1B6404")]
    public void Cut_EveryKnife_GetsItsOwnCommand(CutterKind cutter, string hex)
    {
        var bytes = EscPosEncoder.Encode(new ReceiptDocument([new ReceiptPart.Cut()]), PrinterProfile.Paper58 with { Cutter = cutter, FeedBeforeCut = 3 }).Bytes;
        Assert.EndsWith(hex, Convert.ToHexString(bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Profile_PageAndPin_StandInTheBytes()
    {
        var bytes = EscPosEncoder.Encode(new ReceiptDocument([new ReceiptPart.Drawer()]), PrinterProfile.Paper58 with { CodePage = 16, DrawerPin = 1 }).Bytes;
        Assert.Equal("1B401B74101C261B700119FA", Convert.ToHexString(bytes.Span));
    }

    [Fact]
    public void Reading_OfEveryLine_SaysWhatItIs() => Assert.Equal(["[EG1]", "[96x30 dots]", "文字"], Print(
        PrinterProfile.Paper58, Boxes, new ReceiptPart.QrCode("EG1"), new ReceiptPart.Line("𠮷𠮷𠮷𠮷"), new ReceiptPart.Line("文字")).Select(line => line.Reading));
}
