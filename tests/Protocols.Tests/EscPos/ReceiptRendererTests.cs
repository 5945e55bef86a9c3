using EdgeGateway.Protocols.Charsets;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

public sealed class ReceiptRendererTests
{
    [Fact]
    public void Apply_StyledLine_KeepsItsStyle()
    {
        var receipt = EscPosEncoder.Encode(new([new ReceiptPart.Line("小票", TextAlign.Centre, Bold: true, Size: TextSize.Large)]), PrinterProfile.Paper58);
        Assert.Equal([new RenderedLine("小票", TextAlign.Centre, true, 2, 2)], Rendered.Lines(receipt.Bytes.Span, 32));
    }

    [Fact]
    public void Apply_TooLongALine_BreaksAtThePaper() =>
        Assert.Equal(["草草草草", "草"], Rendered.Lines([.. Gb18030.Lenient.GetBytes("草草草草草"), 0x0A], 9).Select(line => line.Text));

    [Fact]
    public void Apply_Cut_EndsTheReceipt()
    {
        var renderer = new ReceiptRenderer(32);
        renderer.Apply(new PrinterCommand.Text("a"u8.ToArray()));
        var receipt = renderer.Apply(new PrinterCommand.Cut());
        Assert.NotNull(receipt);
        Assert.True(receipt.Cut);
        Assert.Equal(["a"], receipt.Lines.Select(line => line.Text));
        Assert.Empty(renderer.Lines);
        Assert.Null(renderer.Apply(new PrinterCommand.Cut()));
    }

    [Fact]
    public void Apply_QrCode_ShowsItsData()
    {
        var receipt = EscPosEncoder.Encode(new([new ReceiptPart.QrCode("码1")]), PrinterProfile.Paper58);
        Assert.Equal([new RenderedLine("码1", TextAlign.Centre, QrCode: true) { Module = 6 }], Rendered.Lines(receipt.Bytes.Span, 32));
    }

    [Fact]
    public void Apply_FourByteCharacter_IsGarbageOnMostPrinters()
    {
        var bytes = Gb18030.Lenient.GetBytes("𠮷");
        var full = new ReceiptRenderer(32, fourByte: true);
        full.Apply(new PrinterCommand.Text(bytes));
        Assert.Equal("𠮷", full.Finish()!.Lines[0].Text);
        Assert.Equal("????", Rendered.Lines(bytes, 32)[0].Text);
    }

    [Fact]
    public void Apply_ChineseModeOff_PrintsGarbage() =>
        Assert.NotEqual("草", Rendered.Lines([0x1C, 0x2E, 0xB2, 0xDD, 0x0A], 32)[0].Text);

    [Fact]
    public void Apply_Initialise_DropsTheUnfinishedLine() =>
        Assert.Equal(["b"], Rendered.Lines([(byte)'a', 0x1B, 0x40, (byte)'b', 0x0A], 32).Select(line => line.Text));
}
