using CsCheck;
using EdgeGateway.Protocols.Barcodes;

namespace EdgeGateway.Protocols.Tests.Barcodes;

public sealed class Mod10Tests
{
    [Theory]
    [InlineData("6900000000014", true)]
    [InlineData("6900000000015", false)]
    [InlineData("96385074", true)]
    [InlineData("036000291452", true)]
    [InlineData("1", false)]
    [InlineData("", false)]
    [InlineData("69000000000x4", false)]
    public void IsValid_Number_FollowsItsCheckDigit(string digits, bool expected) => Assert.Equal(expected, Mod10.IsValid(digits));

    [Fact]
    public void IsValid_OneWrongDigit_IsAlwaysSeen() =>
        Gen.Select(Gen.Char["0123456789"].Array[12], Gen.Int[0, 12], Gen.Int[1, 9]).Sample((digits, place, change) =>
        {
            var number = (new string(digits) + Mod10.CheckDigit(digits)).ToCharArray();
            Assert.True(Mod10.IsValid(number));
            number[place] = (char)('0' + ((number[place] - '0' + change) % 10));
            Assert.False(Mod10.IsValid(number));
        });
}
