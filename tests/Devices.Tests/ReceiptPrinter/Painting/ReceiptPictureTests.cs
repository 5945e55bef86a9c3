using System.Buffers.Binary;
using EdgeGateway.Devices.ReceiptPrinter.Painting;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.Tests.ReceiptPrinter.Painting;

public sealed class ReceiptPictureTests
{
    private static readonly RenderedReceipt Short = new([new RenderedLine("示范农资店", TextAlign.Centre, Bold: true, Height: 2), new RenderedLine("合计")], Cut: true);

    [Theory]
    [InlineData(384)]
    [InlineData(576)]
    public void Png_OfAReceipt_IsAsWideAsThePaperAndAsLongAsItsLines(int dots)
    {
        var size = SizeOf(ReceiptPicture.Png(Short, dots));
        var longer = SizeOf(ReceiptPicture.Png(Short with { Lines = [.. Short.Lines, new RenderedLine("再一行")] }, dots));
        Assert.Equal(dots + 56, size.Width);
        Assert.Equal((size.Width, size.Height + 30), longer);
    }

    [Fact]
    public void Png_CodesAndPictures_TakeTheirRoom()
    {
        var plain = SizeOf(ReceiptPicture.Png(Short, 384)).Height;
        Assert.Equal(plain + 40, Height(new RenderedLine("") { Image = RasterImage.Of(20, 40, static (_, _) => true) }));
        Assert.Equal(plain + ((21 + 4) * 4) + 6, Height(new RenderedLine("A", QrCode: true) { Module = 4 }));
        Assert.Equal(plain + 60 + 6, Height(new RenderedLine("6900000000014") { Barcode = BarcodeKind.Ean13, Module = 2, BarHeight = 60 }));
    }

    [Fact]
    public void Png_WithoutAnyFont_IsStillAPicture() =>
        Assert.Equal(SizeOf(ReceiptPicture.Png(Short, 384)), SizeOf(ReceiptPicture.Png(Short, 384, new ReceiptFonts([]))));

    [Fact]
    public void Png_OtherWords_AreAnotherPicture() => Assert.NotEqual(
        ReceiptPicture.Png(Short, 384), ReceiptPicture.Png(Short with { Lines = [Short.Lines[0], new RenderedLine("小计")] }, 384));

    private static int Height(RenderedLine line) => SizeOf(ReceiptPicture.Png(Short with { Lines = [.. Short.Lines, line] }, 384)).Height;

    private static (int Width, int Height) SizeOf(byte[] png)
    {
        Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(png.AsSpan(0, 8)));
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }
}
