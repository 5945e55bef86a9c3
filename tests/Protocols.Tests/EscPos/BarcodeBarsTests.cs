using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

public sealed class BarcodeBarsTests
{
    private static string Bits(BarcodeKind kind, string data) => string.Concat(BarcodeBars.Of(kind, data)!.Select(static bar => bar ? '1' : '0'));

    /// <summary>The example of the textbooks. Left half of 5...: parities L G G L L G.</summary>
    [Fact]
    public void Ean13_KnownNumber_HasItsKnownBars() => Assert.Equal(
        "101000101101001110110011001001101111010011101" + "01010" + "110011011011001000010101110010011101000100101", Bits(BarcodeKind.Ean13, "5901234123457"));

    [Theory]
    [InlineData("590123412345", "5901234123457")]
    [InlineData("5901234123457", "5901234123457")]
    [InlineData("5901234123458", null)]
    [InlineData("59012341234", null)]
    [InlineData("59012341234x", null)]
    public void Complete_Digits_KnowsTheirCheckDigit(string digits, string? whole) => Assert.Equal(whole, BarcodeBars.Complete(digits));

    /// <summary>Start B, "A" (value 33), check digit (104 + 33) mod 103 = 34, stop.</summary>
    [Fact]
    public void Code128_OneLetter_IsStartLetterCheckStop() => Assert.Equal(
        "11010010000" + "10100011000" + "10001011000" + "1100011101011", Bits(BarcodeKind.Code128, "A"));

    [Theory]
    [InlineData("")]
    [InlineData("中")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void Code128_WhatCannotBeOne_IsNull(string data) => Assert.Null(BarcodeBars.Of(BarcodeKind.Code128, data));

    [Fact]
    public void Code128_AnyText_HasElevenModulesACharacter()
    {
        const string text = "EG1:{a~ }";
        Assert.Equal((text.Length + 2) * 11 + 13, BarcodeBars.Of(BarcodeKind.Code128, text)!.Count);
    }
}
