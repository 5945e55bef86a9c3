using CsCheck;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

public sealed class ColumnTextTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("草甘膦", 6)]
    [InlineData("30%草甘膦", 9)]
    [InlineData("𠮷", 2)]
    [InlineData("", 0)]
    public void WidthOf_Text_CountsChineseTwice(string text, int width) => Assert.Equal(width, ColumnText.WidthOf(text));

    [Theory]
    [InlineData("草甘膦水剂", 6, "草甘膦|水剂")]
    [InlineData("草甘膦水剂", 7, "草甘膦|水剂")]
    [InlineData("a草甘膦", 6, "a草甘|膦")]
    [InlineData("order 12345678", 10, "order|12345678")]
    [InlineData("12345678901234", 10, "1234567890|1234")]
    [InlineData("数量 1234567890123456", 12, "数量 1234567|890123456")]
    [InlineData("ab  cd", 4, "ab|cd")]
    [InlineData("一\n\n二", 10, "一||二")]
    [InlineData("  indent", 10, "  indent")]
    [InlineData("", 10, "")]
    public void Wrap_Text_BreaksOnColumns(string text, int columns, string lines) =>
        Assert.Equal(lines.Split('|'), ColumnText.Wrap(text, columns));

    [Theory]
    [InlineData("张𠮷草", HanCoverage.TwoByte, "张〓草", 1)]
    [InlineData("张𠮷草", HanCoverage.Full, "张𠮷草", 0)]
    [InlineData("镕", HanCoverage.TwoByte, "镕", 0)]
    [InlineData("镕", HanCoverage.Gb2312, "〓", 1)]
    [InlineData("草甘膦", HanCoverage.Gb2312, "草甘膦", 0)]
    [InlineData("¥12", HanCoverage.TwoByte, "￥12", 0)]
    [InlineData("a\tb\u0010c\u001Bd", HanCoverage.TwoByte, "a b c d", 0)]
    [InlineData("a\nb", HanCoverage.TwoByte, "a\nb", 0)]
    [InlineData("好😀", HanCoverage.TwoByte, "好〓", 1)]
    public void Printable_Text_KeepsOnlyWhatPrints(string text, HanCoverage coverage, string expected, int replaced)
    {
        Assert.Equal(expected, ColumnText.Printable(text, coverage, out var count));
        Assert.Equal(replaced, count);
    }

    [Fact]
    public void Printable_HalfASurrogate_IsReplaced()
    {
        Assert.Equal("〓", ColumnText.Printable("\uD842", HanCoverage.TwoByte, out var replaced));
        Assert.Equal(1, replaced);
    }

    [Fact]
    public void Wrap_AnyText_NeverExceedsTheColumnsAndLosesOnlySpaces() =>
        Gen.Select(Gen.Char["ab1 -草甘膦水剂，。"].Array[0, 80], Gen.Int[2, 48]).Sample((chars, columns) =>
        {
            var lines = ColumnText.Wrap(new string(chars), columns);
            Assert.All(lines, line => Assert.True(ColumnText.WidthOf(line) <= columns));
            Assert.Equal(new string(chars).Replace(" ", ""), string.Concat(lines).Replace(" ", ""));
        });

    [Theory]
    [InlineData("一二三（四五）", 8, "一二三|（四五）")]
    [InlineData("一二三《四五", 8, "一二三|《四五")]
    [InlineData("（", 2, "（")]
    public void Wrap_OpeningBracket_NeverEndsALineThatHoldsMore(string text, int columns, string lines) =>
        Assert.Equal(lines.Split('|'), ColumnText.Wrap(text, columns));

    [Fact]
    public void Wrap_NothingButOpeningBrackets_StillEnds() => Assert.Equal(12, ColumnText.Wrap(new string('（', 12), 4).Sum(line => line.Length));
}
