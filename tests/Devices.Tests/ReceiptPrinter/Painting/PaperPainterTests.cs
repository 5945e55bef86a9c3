using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Devices.ReceiptPrinter.Painting;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.Tests.ReceiptPrinter.Painting;

/// <summary>Needs fonts-noto-cjk, as ./test.sh installs it.</summary>
public sealed class PaperPainterTests
{
    private static readonly PaperPainter NoFont = new(new ReceiptFonts([new FontFace("/nowhere/font.ttc")]));
    private static readonly ReceiptPainter Painter = PaperPainter.Usual.ForReceipt();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static EncodedReceipt Encode(string text, ReceiptPainter painter) =>
        EscPosEncoder.Encode(new ReceiptDocument([new ReceiptPart.Line(text)]), PrinterProfile.Paper58, painter);

    [Theory]
    [InlineData("䶮")] // CJK extension A
    [InlineData("𠮷")] // B
    [InlineData("𫍯")] // C
    [InlineData("𬭎")] // E
    public void CanDraw_RareCharactersOfNames_AreAllThere(string text)
    {
        Assert.True(Painter.CanDraw(text.EnumerateRunes().Single()));
        var encoded = Encode($"购买人 {text}某", Painter);
        Assert.Equal((0, 1), (encoded.ReplacedCharacters, encoded.DrawnLines));
    }

    [Fact]
    public void Text_Drawn_HasInkInEveryCellButTheBlankOne()
    {
        var line = new TextPicture("购𠮷 A8", TextSize.Normal, Bold: false);
        var picture = Painter.Text(line);
        Assert.Equal((line.Width, line.Height), (picture.Width, picture.Height));
        int[] ink = [.. Enumerable.Range(0, 7).Select(cell => Ink(picture, cell * TextPicture.Cell, TextPicture.Cell))];
        Assert.All([0, 1, 2, 3, 5, 6], cell => Assert.InRange(ink[cell], 10, TextPicture.Cell * TextPicture.Em));
        Assert.Equal(0, ink[4]);
        Assert.Equal(0, Enumerable.Range(TextPicture.Em, TextPicture.Gap).Sum(y => Enumerable.Range(0, picture.Width).Count(x => picture[x, y])));
    }

    [Fact]
    public void Text_BoldAndLarge_HaveMoreInk()
    {
        var normal = Ink(Painter.Text(new TextPicture("𠮷", TextSize.Normal, Bold: false)));
        Assert.InRange(Ink(Painter.Text(new TextPicture("𠮷", TextSize.Normal, Bold: true))), normal + 20, normal * 2);
        Assert.InRange(Ink(Painter.Text(new TextPicture("𠮷", TextSize.Large, Bold: false))), normal * 3, normal * 5);
    }

    [Fact]
    public void NoFont_RareCharacter_IsGetaAndEverythingElsePrints()
    {
        Assert.False(NoFont.HasFont);
        var encoded = Encode("购买人 𠮷某", NoFont.ForReceipt());
        Assert.Equal((1, 0), (encoded.ReplacedCharacters, encoded.DrawnLines));
    }

    [Fact]
    public async Task NoFont_Printer_SaysSoAndPrints()
    {
        await using var stand = new DeviceStand<EscPosPrinter, VirtualPrinter>((options, context) => new EscPosPrinter(options, context, times: QuickTimes.Times, painter: NoFont));
        await stand.StartAsync();
        await stand.ReachAsync(ThingState.Degraded, "printer.no-font");
        var result = await stand.Device.PrintAsync(new ReceiptDocument([new ReceiptPart.Line("𠮷某"), new ReceiptPart.Cut()]), Stop);
        Assert.Equal(PrintOutcome.Printed, result.Outcome);
        Assert.Equal("〓某", stand.Twin.Receipts[0].Lines[0]);
    }

    [Fact]
    public async Task Printer_WithAFont_PutsTheNameOnPaperAsAPicture()
    {
        await using var stand = new DeviceStand<EscPosPrinter, VirtualPrinter>((options, context) => new EscPosPrinter(options, context, times: QuickTimes.Times));
        await stand.StartAsync();
        await stand.ReachAsync(ThingState.Online);
        await stand.Device.PrintAsync(new ReceiptDocument([new ReceiptPart.Line("𠮷某"), new ReceiptPart.Line("张三"), new ReceiptPart.Cut()]), Stop);
        Assert.Equal(Painter.Text(new TextPicture("𠮷某", TextSize.Normal, Bold: false)), stand.Twin.Receipts[0].Paper.Lines[0].Image);
        Assert.Equal("张三", stand.Twin.Receipts[0].Lines[1]);
    }

    [Theory]
    [InlineData("EG1:0199:7K3M9-Q2XHA", 25)]
    [InlineData("A", 21)]
    public void Qr_Drawn_HasItsThreeEyesAndAMargin(string data, int modules)
    {
        var picture = Painter.Qr(data, 3)!;
        Assert.Equal((modules + 4) * 3, picture.Width);
        foreach (var (left, top) in new[] { (2, 2), (modules - 5, 2), (2, modules - 5) })
            Assert.Equal("1111111" + "1000001" + "1011101" + "1011101" + "1011101" + "1000001" + "1111111", Eye(picture, left, top));
        Assert.Equal(0, Ink(picture, 0, 6));
    }

    [Fact]
    public void Qr_MoreThanOneHolds_IsNull() => Assert.Null(Painter.Qr(new string('x', 3000), 2));

    private static string Eye(RasterImage picture, int left, int top) => string.Concat(
        from y in Enumerable.Range(top, 7)
        from x in Enumerable.Range(left, 7)
        select picture[(x * 3) + 1, (y * 3) + 1] ? '1' : '0');

    private static int Ink(RasterImage picture, int from = 0, int width = 0) => Enumerable.Range(from, width == 0 ? picture.Width : width)
        .Sum(x => Enumerable.Range(0, picture.Height).Count(y => picture[x, y]));
}
