using CsCheck;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Protocols.Tests.IdCard;

public sealed class CitizenNumberTests
{
    private static readonly Gen<string> Digits = Gen.Char['0', '9'].Array[17].Select(digits => new string(digits));

    [Theory]
    [InlineData("000000199001010018", true)]
    [InlineData("000001198505150024", true)]
    [InlineData("00000019900101019X", true)]
    [InlineData("900000198001010016", true)]
    [InlineData("000000199001010010", false)]
    [InlineData("00000019900101019x", false)]
    [InlineData("ZZZ000000000000", false)]
    [InlineData("00000019900101001", false)]
    [InlineData("0000001990010100188", false)]
    [InlineData("00000019900101００18", false)]
    [InlineData("", false)]
    public void IsRight_Number_ByItsCheckCharacter(string number, bool expected) => Assert.Equal(expected, CitizenNumber.IsRight(number));

    [Fact]
    public void CheckCharacter_AnyDigits_AgreesWithTheRecursiveRule() => Digits.Sample(digits =>
    {
        var product = 0;
        foreach (var digit in digits)
            product = (product + (digit - '0')) * 2 % 11;
        var check = (12 - product) % 11;
        return CitizenNumber.CheckCharacter(digits) == (check == 10 ? 'X' : (char)('0' + check));
    });

    [Fact]
    public void IsRight_AnyOneDigitWrong_IsFalse() => Gen.Select(Digits, Gen.Int[0, 16], Gen.Int[1, 9]).Sample((digits, at, shift) =>
    {
        var number = (digits + CitizenNumber.CheckCharacter(digits)).ToCharArray();
        number[at] = (char)('0' + (number[at] - '0' + shift) % 10);
        return !CitizenNumber.IsRight(number);
    });

    [Fact]
    public void IsRight_NeighboursSwapped_IsFalse() => Gen.Select(Digits, Gen.Int[0, 15]).Sample((digits, at) =>
    {
        var number = (digits + CitizenNumber.CheckCharacter(digits)).ToCharArray();
        (number[at], number[at + 1]) = (number[at + 1], number[at]);
        return number[at] == number[at + 1] || !CitizenNumber.IsRight(number);
    });
}
