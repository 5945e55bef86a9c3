using CsCheck;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

public sealed class EscPosReaderTests
{
    public static TheoryData<string, PrinterCommand> Commands => new()
    {
        { "0A", new PrinterCommand.LineFeed() },
        { "1B40", new PrinterCommand.Initialise() },
        { "1B6102", new PrinterCommand.Align(TextAlign.Right) },
        { "1B6131", new PrinterCommand.Align(TextAlign.Centre) },
        { "1B4501", new PrinterCommand.Bold(true) },
        { "1B6405", new PrinterCommand.Feed(5) },
        { "1B700019FA", new PrinterCommand.Drawer() },
        { "1C26", new PrinterCommand.HanMode(true) },
        { "1C2E", new PrinterCommand.HanMode(false) },
        { "1D2111", new PrinterCommand.Size(2, 2) },
        { "1D2170", new PrinterCommand.Size(8, 1) },
        { "1D5600", new PrinterCommand.Cut() },
        { "1D5601", new PrinterCommand.Cut() },
        { "1D564200", new PrinterCommand.Cut() },
        { "1D61FF", new PrinterCommand.AutoStatus(0xFF) },
        { "1D7201", new PrinterCommand.BufferedStatus(1) },
        { "1D284806003030" + "41424344", new PrinterCommand.Completion("ABCD") },
        { "1D28480300313041", new PrinterCommand.OfflineCauses() },
        { "1D286B0300315130", new PrinterCommand.QrPrint() },
        { "100401", new PrinterCommand.Ignored(0x10, 0x04) },
        { "100502", new PrinterCommand.Ignored(0x10, 0x05) },
        { "1B4D01", new PrinterCommand.Ignored(0x1B, 0x4D) },
        { "1B7400", new PrinterCommand.Ignored(0x1B, 0x74) },
        { "1B2D01", new PrinterCommand.Ignored(0x1B, 0x2D) },
        { "1B2110", new PrinterCommand.Ignored(0x1B, 0x21) },
        { "1B3320", new PrinterCommand.Ignored(0x1B, 0x33) },
        { "1B32", new PrinterCommand.Ignored(0x1B, 0x32) },
        { "1C2101", new PrinterCommand.Ignored(0x1C, 0x21) },
        { "1C5701", new PrinterCommand.Ignored(0x1C, 0x57) },
        { "1C530102", new PrinterCommand.Ignored(0x1C, 0x53) },
        { "1D6840", new PrinterCommand.BarcodeSetting(0x68, 0x40) },
        { "1D6B02363930303000", new PrinterCommand.Ignored(0x1D, 0x6B) },
        { "1D6B4303363930", new PrinterCommand.Barcode(BarcodeKind.Ean13, "690") },
        { "1D763000010002001B40", new PrinterCommand.Raster(new RasterImage(8, 2, [0x1B, 0x40])) },
        { "1D76300000000000", new PrinterCommand.Ignored(0x1D, 0x76) },
        { "10140801031401060208", new PrinterCommand.Ignored(0x10, 0x14) },
        { "0D", new PrinterCommand.Ignored(0x0D, 0x00) },
        { "02", new PrinterCommand.Noise(0x02) },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Read_EachCommand_IsReadWhole(string hex, PrinterCommand expected)
    {
        var reader = new EscPosReader();
        var bytes = Convert.FromHexString(hex);
        for (var i = 0; i < bytes.Length; i++)
        {
            Assert.Null(reader.Read());
            reader.Append(bytes.AsSpan(i, 1));
        }
        Assert.Equal(expected, reader.Read());
        Assert.Equal(0, reader.Buffered);
    }

    [Fact]
    public void Read_TextThenCommand_GivesBoth()
    {
        var reader = new EscPosReader();
        reader.Append([0x41, 0xB2, 0xDD, 0x0A]);
        Assert.Equal([0x41, 0xB2, 0xDD], Assert.IsType<PrinterCommand.Text>(reader.Read()).Bytes.ToArray());
        Assert.IsType<PrinterCommand.LineFeed>(reader.Read());
    }

    [Fact]
    public void Read_HalfAChineseCharacter_WaitsForTheOtherHalf()
    {
        var reader = new EscPosReader();
        reader.Append([0x41, 0xB2]);
        Assert.Equal([0x41], Assert.IsType<PrinterCommand.Text>(reader.Read()).Bytes.ToArray());
        Assert.Null(reader.Read());
        reader.Append([0xDD]);
        Assert.Equal([0xB2, 0xDD], Assert.IsType<PrinterCommand.Text>(reader.Read()).Bytes.ToArray());
    }

    [Fact]
    public void Read_UnknownCommand_LosesOneByteAndGoesOn()
    {
        var reader = new EscPosReader();
        reader.Append([0x1B, 0x99, 0x0A]);
        Assert.Equal(new PrinterCommand.Noise(0x1B), reader.Read());
        Assert.IsNotType<PrinterCommand.Noise>(reader.Read());
    }

    [Fact]
    public void Read_PictureLargerThanAnyPaper_IsNoPicture()
    {
        var reader = new EscPosReader();
        reader.Append([0x1D, 0x76, 0x30, 0x00, 0xFF, 0xFF, 0xFF, 0xFF]);
        Assert.Equal(new PrinterCommand.Noise(0x1D), reader.Read());
    }

    [Fact]
    public void Clear_Buffer_ForgetsIt()
    {
        var reader = new EscPosReader();
        reader.Append([0x41, 0x0A]);
        reader.Clear();
        Assert.Null(reader.Read());
    }

    [Fact]
    public void Read_AnyBytes_NeverThrowsAndAlwaysEnds() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        var reader = new EscPosReader();
        reader.Append(bytes);
        var commands = 0;
        while (reader.Read() is not null)
            commands++;
        Assert.True(commands <= bytes.Length);
        Assert.True(reader.Buffered <= bytes.Length);
    });

    [Fact]
    public void Render_AnySplit_GivesTheSamePaper() =>
        Gen.Select(Gen.OneOf(Gen.Byte, Gen.OneOf<byte>(0x1B, 0x1D, 0x28, 0x6B, 0x40, 0x0A, 0xB2, 0xDD, 0x56, 0x61, 0x00, 0x03)).Array[0, 80], Gen.Int[1, 79].Array[0, 6])
            .Sample((bytes, splits) => Assert.Equal(Rendered.Lines(bytes, 32), Rendered.Lines(bytes, 32, splits)));

    [Fact]
    public void Append_MoreThanTheBufferHolds_KeepsEverything()
    {
        var reader = new EscPosReader();
        for (var i = 0; i < 3000; i++)
            reader.Append("abcd"u8);
        Assert.Equal(12000, reader.Buffered);
        Assert.Equal(12000, Assert.IsType<PrinterCommand.Text>(reader.Read()).Bytes.Length);
    }
}
