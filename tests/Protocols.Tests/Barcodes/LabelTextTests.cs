using System.Text;
using CsCheck;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Protocols.Charsets;

namespace EdgeGateway.Protocols.Tests.Barcodes;

public sealed class LabelTextTests
{
    [Fact]
    public void Decode_Utf8Chinese_ReadsIt() => Assert.Equal("京农药", LabelText.Decode("京农药"u8));

    [Fact]
    public void Decode_GbkChinese_ReadsIt() => Assert.Equal("草甘膦", LabelText.Decode(Gb18030.Lenient.GetBytes("草甘膦")));

    [Fact]
    public void Decode_FourByteGb18030_ReadsIt() => Assert.Equal("𠮷田", LabelText.Decode(Gb18030.Lenient.GetBytes("𠮷田")));

    [Fact]
    public void Decode_ByteOrderMark_IsLeftOut() => Assert.Equal("A1", LabelText.Decode([0xEF, 0xBB, 0xBF, (byte)'A', (byte)'1']));

    [Fact]
    public void Decode_HalfAGbkCharacter_KeepsTheRest()
    {
        var bytes = Gb18030.Lenient.GetBytes("草甘膦");
        var text = LabelText.Decode(bytes.AsSpan(0, bytes.Length - 1));
        Assert.StartsWith("草甘", text);
        Assert.Equal('\uFFFD', text[^1]);
    }

    [Fact]
    public void Decode_AnyUtf8Text_ComesBack() =>
        Gen.String.Where(text => text.IsNormalizedUtf16() && !text.StartsWith('\uFEFF')).Sample(text => LabelText.Decode(Encoding.UTF8.GetBytes(text)) == text);

    [Fact]
    public void Decode_AnyBytes_NeverThrows() => Gen.Byte.Array[0, 64].Sample(bytes => LabelText.Decode(bytes) is not null);

    [Theory]
    [InlineData('A', 1)]
    [InlineData('元', 2)]
    [InlineData('〓', 2)]
    public void ByteCount_Character_IsItsWidthInBytes(char c, int expected) => Assert.Equal(expected, Gb18030.ByteCount(new Rune(c)));

    [Fact]
    public void ByteCount_RareCharacter_IsFour() => Assert.Equal(4, Gb18030.ByteCount(Rune.GetRuneAt("𠮷", 0)));
}

internal static class Utf16
{
    public static bool IsNormalizedUtf16(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                return false;
            i += rune.Utf16SequenceLength - 1;
        }
        return true;
    }
}
