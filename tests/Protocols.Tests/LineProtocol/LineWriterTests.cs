using System.Text;
using CsCheck;
using EdgeGateway.Protocols.LineProtocol;

namespace EdgeGateway.Protocols.Tests.LineProtocol;

public sealed class LineWriterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, 123, TimeSpan.Zero);

    // No quotes: in a name they are letters, and the reader of these tests takes them for text.
    private static readonly Gen<string> Name = Gen.Char["abz ,=\\\n日"].Array[1, 8].Select(letters => new string(letters));

    private static string Write(string measurement, (string, string)[] tags, (string, LineValue)[] fields, DateTimeOffset? time = null)
    {
        var text = new StringBuilder();
        LineWriter.TryWrite(text, measurement, Pairs(tags), Pairs(fields), time);
        return text.ToString();
    }

    private static IEnumerable<KeyValuePair<string, T>> Pairs<T>(IEnumerable<(string, T)> pairs) => pairs.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2));

    [Fact]
    public void Write_PlainPoint_IsOneLine() =>
        Assert.Equal("cpu,box=a load=0.5 1777636800123000000\n", Write("cpu", [("box", "a")], [("load", LineValue.Of(0.5))], Noon));

    [Fact]
    public void Write_NoTagsNoTime_IsShortest() => Assert.Equal("cpu load=1i\n", Write("cpu", [], [("load", LineValue.Of(1L))]));

    [Theory]
    [InlineData("a b", @"a\ b v=1i")]
    [InlineData("a,b", @"a\,b v=1i")]
    [InlineData("a=b", @"a=b v=1i")]
    [InlineData("a\nb", @"a\ b v=1i")]
    [InlineData(@"a\", @"a/ v=1i")]
    [InlineData("\"q\"", "\"q\" v=1i")]
    [InlineData("门店", "门店 v=1i")]
    public void Write_Measurement_IsEscaped(string name, string expected) => Assert.Equal(expected + "\n", Write(name, [], [("v", LineValue.Of(1L))]));

    [Theory]
    [InlineData("a b", @"a\ b")]
    [InlineData("a,b", @"a\,b")]
    [InlineData("a=b", @"a\=b")]
    [InlineData(@"C:\data\", "C:/data/")]
    [InlineData("a\r\nb", @"a\ \ b")]
    [InlineData("东门", "东门")]
    public void Write_TagNameAndValue_AreEscaped(string raw, string expected) =>
        Assert.Equal($"m,{expected}={expected} v=1i\n", Write("m", [(raw, raw)], [("v", LineValue.Of(1L))]));

    [Fact]
    public void Write_FieldName_IsEscaped() => Assert.Equal("m a\\ \\,\\=b=1i\n", Write("m", [], [("a ,=b", LineValue.Of(1L))]));

    [Fact]
    public void Write_Tags_AreInOrderOfTheirNames() => Assert.Equal("m,a=1,b=2,c=3 v=1i\n", Write("m", [("c", "3"), ("a", "1"), ("b", "2")], [("v", LineValue.Of(1L))]));

    [Fact]
    public void Write_EmptyTags_AreLeftOut() => Assert.Equal("m,b=2 v=1i\n", Write("m", [("a", ""), ("b", "2"), ("", "3")], [("v", LineValue.Of(1L))]));

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(1e21, "1E+21")]
    [InlineData(5e-324, "5E-324")]
    [InlineData(0.1, "0.1")]
    public void Value_Decimal_IsShortestThatReadsBack(double number, string expected) => Assert.Equal(expected, LineValue.Of(number).ToString());

    [Theory]
    [InlineData(long.MinValue, "-9223372036854775808i")]
    [InlineData(long.MaxValue, "9223372036854775807i")]
    public void Value_Whole_EndsWithI(long number, string expected) => Assert.Equal(expected, LineValue.Of(number).ToString());

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("a \"b\" \\", @"""a \""b\"" \\""")]
    [InlineData("x,y=z\nw", "\"x,y=z\nw\"")]
    public void Value_Text_IsQuoted(string text, string expected) => Assert.Equal(expected, LineValue.Of(text).ToString());

    [Fact]
    public void Value_Flag_IsAWord() => Assert.Equal(("true", "false"), (LineValue.Of(true).ToString(), LineValue.Of(false).ToString()));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Write_NumberWithoutNotation_IsLeftOut(double number)
    {
        Assert.Equal("m b=1i\n", Write("m", [], [("a", LineValue.Of(number)), ("b", LineValue.Of(1L))]));
        Assert.Equal("", Write("m", [], [("a", LineValue.Of(number))]));
    }

    [Fact]
    public void Write_NothingToSay_LeavesWhatWasThere()
    {
        var text = new StringBuilder("before\n");

        Assert.False(LineWriter.TryWrite(text, "m", [], [], null));
        Assert.Equal("before\n", text.ToString());
    }

    [Fact]
    public void Write_BeforeAndAfterWhatFits_IsNegativeOrLeftOut()
    {
        Assert.Equal("m v=1i -1000000000\n", Write("m", [], [("v", LineValue.Of(1L))], DateTimeOffset.UnixEpoch.AddSeconds(-1)));
        Assert.Equal("m v=1i\n", Write("m", [], [("v", LineValue.Of(1L))], new DateTimeOffset(2300, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Write_AnyNames_ReadBackAsTheyWereAndStayOneLine() =>
        Gen.Select(Name, Name, Name, Name, Gen.Long).Sample((measurement, tag, value, field, number) =>
        {
            var line = Write(measurement, [(tag, value)], [(field, LineValue.Of(number))], Noon);
            var read = LineReader.Read(line);

            Assert.Single(line, letter => letter == '\n');
            Assert.Equal(Kept(measurement), read.Measurement);
            Assert.Equal((Kept(tag), Kept(value)), (read.Tags.Single().Key, read.Tags.Single().Value));
            Assert.Equal((Kept(field), $"{number}i"), (read.Fields.Single().Key, read.Fields.Single().Value));
            Assert.Equal("1777636800123000000", read.Time);
        });

    [Fact]
    public void Value_AnyFiniteDecimal_ReadsBackExactly() =>
        Gen.Double.Where(double.IsFinite).Sample(number =>
            BitConverter.DoubleToInt64Bits(double.Parse(LineValue.Of(number).ToString(), System.Globalization.CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(number));

    private static string Kept(string name) => name.Replace('\\', '/').Replace('\n', ' ');
}
