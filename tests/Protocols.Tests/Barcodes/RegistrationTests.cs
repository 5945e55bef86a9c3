using CsCheck;
using EdgeGateway.Protocols.Barcodes;

namespace EdgeGateway.Protocols.Tests.Barcodes;

public sealed class RegistrationTests
{
    [Theory]
    [InlineData("PD20080005", "PD20080005", "PD", "080005")]
    [InlineData("pd20080005", "PD20080005", "PD", "080005")]
    [InlineData("ＰＤ２００８０００５", "PD20080005", "PD", "080005")]
    [InlineData(" PD 2008 0005 ", "PD20080005", "PD", "080005")]
    [InlineData("WP20080005", "WP20080005", "WP", "080005")]
    [InlineData("LS20080005", "LS20080005", "LS", "080005")]
    [InlineData("WL20080005", "WL20080005", "WL", "080005")]
    [InlineData("EX20200005", "EX20200005", "EX", "200005")]
    [InlineData("SY20200005", "SY20200005", "SY", "200005")]
    [InlineData("PD1-85", "PD1-85", "PD", null)]
    [InlineData("PDN2-88", "PDN2-88", "PDN", null)]
    [InlineData("WPN1-92", "WPN1-92", "WPN", null)]
    [InlineData("LS96030", "LS96030", "LS", null)]
    [InlineData("PD20070369F200105", "PD20070369F200105", "PD", "070369")]
    [InlineData("PD20070369F20-0105", "PD20070369F20-0105", "PD", "070369")]
    public void Pesticide_EachForm_IsReadAndNormalised(string text, string number, string prefix, string? lastSix)
    {
        var registration = PesticideRegistration.TryParse(text);
        Assert.NotNull(registration);
        Assert.Equal(number, registration.Number);
        Assert.Equal(prefix, registration.Prefix);
        Assert.Equal(lastSix, registration.LastSix);
    }

    [Theory]
    [InlineData("PX20080005")]
    [InlineData("PD")]
    [InlineData("20080005")]
    [InlineData("PD2008-0005-")]
    [InlineData("PD20080005F")]
    [InlineData("PD20080005号")]
    [InlineData("PD2008000512345678")]
    [InlineData("WLN1-92")]
    [InlineData("PD٢٠٠٨٠٠٠٥")] // digits of another script
    [InlineData("")]
    public void Pesticide_BrokenTwin_IsNothing(string text) => Assert.Null(PesticideRegistration.TryParse(text));

    [Theory]
    [InlineData("农肥(2018)准字1234号", "农肥(2018)准字1234号")]
    [InlineData("农肥（２０１８）准字１２３４号", "农肥(2018)准字1234号")]
    [InlineData("农肥准字123号", "农肥准字123号")]
    [InlineData("微生物肥(2018)准字(1234)号", "微生物肥(2018)准字(1234)号")]
    [InlineData("微生物肥（2018）准字（1234）号", "微生物肥(2018)准字(1234)号")]
    [InlineData("微生物肥(2009)临字(0123)号", "微生物肥(2009)临字(0123)号")]
    [InlineData("农肥(2005)临字0123号", "农肥(2005)临字0123号")]
    [InlineData("浙农肥(2018)准字1234号", "浙农肥(2018)准字1234号")]
    [InlineData("浙农肥 (2018) 准字 1234 号", "浙农肥(2018)准字1234号")]
    public void Fertiliser_EachForm_IsReadAndNormalised(string text, string number) =>
        Assert.Equal(number, FertiliserRegistration.TryParse(text)?.Number);

    [Theory]
    [InlineData("农肥(2018)准字号")]
    [InlineData("农肥(18)准字1234号")]
    [InlineData("农肥(2018)准字1234")]
    [InlineData("农肥(2018准字1234号")]
    [InlineData("微生物肥(2018)准字(1234号")]
    [InlineData("农药(2018)准字1234号")]
    [InlineData("浙江农肥(2018)准字1234号")]
    [InlineData("")]
    public void Fertiliser_BrokenTwin_IsNothing(string text) => Assert.Null(FertiliserRegistration.TryParse(text));

    [Fact]
    public void Both_AnyText_NeverThrow() => Gen.Char["PDWLSEXYNF0123456789-（）()农肥微生物准临字号浙 "].Array[0, 60].Sample(chars =>
    {
        var pesticide = PesticideRegistration.TryParse(chars);
        var fertiliser = FertiliserRegistration.TryParse(chars);
        Assert.False(pesticide is not null && fertiliser is not null);
    });
}
