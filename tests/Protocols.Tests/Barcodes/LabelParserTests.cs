using CsCheck;
using EdgeGateway.Protocols.Barcodes;

namespace EdgeGateway.Protocols.Tests.Barcodes;

public sealed class LabelParserTests
{
    private const string Code = PesticideUnitCodeTests.Synthetic;
    private const string Gtin = "06900000000014";

    [Theory]
    [InlineData("12600011001000000", LabelProblem.HalfACode, "17 of 32")]
    [InlineData("https://trace.example/t?code=126000110010000000", LabelProblem.HalfACode, "18 of 32")]
    [InlineData(Code + "00000000", LabelProblem.TooManyDigits, "40 digits")]
    [InlineData("https://trace.example/t?code=" + Code + "0", LabelProblem.TooManyDigits, "33 digits")]
    [InlineData("92600011001000000000000000000000", LabelProblem.CodeStructure, "Digit 1")]
    [InlineData("12600019001000000000000000000000", LabelProblem.CodeStructure, "Digit 8")]
    [InlineData("6900000000015", LabelProblem.CheckDigit, "must be 4")]
    [InlineData("https://trace.example/", LabelProblem.AddressWithoutCode, "address")]
    [InlineData("你好", LabelProblem.Unrecognised, "kind")]
    [InlineData("ab", LabelProblem.Unrecognised, "kind")]
    [InlineData("a b c", LabelProblem.Unrecognised, "kind")]
    [InlineData(" \r\n\0", LabelProblem.Empty, "empty")]
    [InlineData("", LabelProblem.Empty, "empty")]
    public void Parse_BrokenTwin_SaysWhatIsWrong(string text, LabelProblem problem, string words)
    {
        var label = Assert.IsType<UnknownLabel>(LabelParser.Parse(text));
        Assert.Equal(problem, label.Problem);
        Assert.Contains(words, label.Reason.En, StringComparison.Ordinal);
        Assert.NotEqual("", label.Reason.Zh);
    }

    [Fact]
    public void Parse_TooLong_IsRefusedUnread() =>
        Assert.Equal(LabelProblem.TooLong, Assert.IsType<UnknownLabel>(LabelParser.Parse(Code + new string('x', LabelParser.MaxLength))).Problem);

    [Theory]
    [InlineData("]C1", "01" + Gtin + "10B7")]
    [InlineData("]d2", "01" + Gtin + "10B7")]
    [InlineData("]Q3", "01" + Gtin + "10B7")]
    [InlineData(null, "\u001D01" + Gtin + "10B7")]
    [InlineData(null, "10B7\u001D01" + Gtin)]
    [InlineData(null, "https://example.com/01/" + Gtin + "/10/B7")]
    public void Parse_Gs1_ReadsTheElements(string? aim, string text)
    {
        var label = Assert.IsType<Gs1Label>(LabelParser.Parse(text, aim));
        Assert.Equal(Gtin, label.Gtin);
        Assert.Equal("B7", label.Batch);
        Assert.Null(label.Serial);
        Assert.Equal("", label.Undecoded);
    }

    [Fact]
    public void Parse_Gs1ThatLooksLikeThirtyTwoDigits_StaysGs1()
    {
        var label = Assert.IsType<Gs1Label>(LabelParser.Parse("11260131" + "21" + "11111111111111111111" + "\u001D", "]d2"));
        Assert.Equal("11111111111111111111", label.Serial);
    }

    [Fact]
    public void Parse_Gs1WithTraceAddress_IsAPesticide() =>
        Assert.Equal(Code, Assert.IsType<PesticideLabel>(LabelParser.Parse("8200http://trace.example/t?c=" + Code, "]d2")).Code.Digits);

    [Fact]
    public void Parse_PesticideCodeSentAsGs1_IsStillFound() =>
        Assert.Equal(Code, Assert.IsType<PesticideLabel>(LabelParser.Parse("80" + "x" + Code, "]Q3")).Code.Digits);

    [Fact]
    public void Parse_BrokenGs1_SaysSo() =>
        Assert.Equal(LabelProblem.Gs1Structure, Assert.IsType<UnknownLabel>(LabelParser.Parse("0106900000000015", "]C1")).Problem);

    [Fact]
    public void Parse_AnyText_NeverThrowsAndKeepsTheText()
    {
        var aim = Gen.OneOf<string?>(null, "]C1", "]E0", "]E3", "]Q1", "]X0");
        Gen.Select(Gen.Char["0123456789?&=/:.#htpscoden农\u001D\r\n]PD-"].Array[0, 80], aim).Sample((chars, id) =>
        {
            var text = new string(chars);
            var label = LabelParser.Parse(text, id);
            Assert.Equal(text.Trim(' ', '\t', '\r', '\n', '\0'), label.Text);
        });
    }

    [Fact]
    public void Parse_AnyCodeInAnySurroundings_IsFoundWhenBounded()
    {
        var digits = Gen.Char["0123456789"];
        var code = Gen.Select(Gen.Char["123"], digits.Array[6], Gen.Char["123"], digits.Array[24])
            .Select((first, six, type, rest) => first + new string(six) + type + new string(rest));
        var before = Gen.OneOf("", "http://a.cn/", "http://a.cn/?c=", "http://a.cn/x?id=1&code=", "码：");
        var after = Gen.OneOf("", "\r\n", "&t=1", "/x", "号");
        Gen.Select(before, code, after).Sample((left, number, right) =>
            Assert.Equal(number, Assert.IsType<PesticideLabel>(LabelParser.Parse(left + number + right)).Code.Digits));
    }
}
