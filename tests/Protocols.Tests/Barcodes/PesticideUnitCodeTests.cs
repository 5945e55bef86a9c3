using EdgeGateway.Protocols.Barcodes;

namespace EdgeGateway.Protocols.Tests.Barcodes;

public sealed class PesticideUnitCodeTests
{
    public const string Synthetic = "12600011001000000000000000000000";

    [Fact]
    public void TryParse_Code_TakesItApart()
    {
        var code = PesticideUnitCode.TryParse(Synthetic);
        Assert.NotNull(code);
        Assert.Equal(RegistrationClass.Pesticide, code.Class);
        Assert.Equal("260001", code.LastSix);
        Assert.Equal(ProductionType.Own, code.Production);
        Assert.Equal("001", code.Specification);
        Assert.Equal("000000000000000000000", code.Serial);
        Assert.Equal(Synthetic, code.Digits);
        Assert.Equal(Synthetic, code.ToString());
    }

    [Theory]
    [InlineData("1260001100100000000000000000000")] // 31
    [InlineData("126000110010000000000000000000000")] // 33
    [InlineData("02600011001000000000000000000000")] // class 0
    [InlineData("42600011001000000000000000000000")] // class 4
    [InlineData("12600010001000000000000000000000")] // production 0
    [InlineData("12600014001000000000000000000000")] // production 4
    [InlineData("1260001100100000000000000000000O")] // letter O
    [InlineData("１2600011001000000000000000000000")] // full-width
    [InlineData("")]
    public void TryParse_BrokenTwin_IsNothing(string text) => Assert.Null(PesticideUnitCode.TryParse(text));

    [Theory]
    [InlineData('1', "PD PDN LS EX")]
    [InlineData('2', "WP WPN WL")]
    [InlineData('3', "LS WL")]
    public void CandidatePrefixes_Class_GivesItsPrefixes(char digit, string prefixes) =>
        Assert.Equal(prefixes.Split(' '), PesticideUnitCode.TryParse(digit + Synthetic[1..])!.CandidatePrefixes);

    [Theory]
    [InlineData('1', "PD20260001", true)]
    [InlineData('1', "LS20260001", true)]
    [InlineData('1', "PD20260001F260077", true)] // repackaged: the number before F counts
    [InlineData('1', "WP20260001", false)]
    [InlineData('1', "PD20260002", false)]
    [InlineData('2', "WP20260001", true)]
    [InlineData('2', "PD20260001", false)]
    [InlineData('3', "WL20260001", true)]
    [InlineData('3', "PD20260001", false)]
    [InlineData('1', "PD1-85", false)] // fewer than six digits: cannot be told
    public void MayBelongTo_Registration_FollowsClassAndDigits(char digit, string number, bool expected) =>
        Assert.Equal(expected, PesticideUnitCode.TryParse(digit + Synthetic[1..])!.MayBelongTo(PesticideRegistration.TryParse(number)!));
}
