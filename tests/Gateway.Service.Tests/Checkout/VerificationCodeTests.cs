using CsCheck;
using EdgeGateway.Service.Checkout.Ledger;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class VerificationCodeTests
{
    [Theory]
    [InlineData("0000000000000000", "00000-00000")]
    [InlineData("ffffffffffffffff", "ZZZZZ-ZZZZZ")]
    [InlineData("0843200000000000", "111J0-00000")]
    public void Of_Hash_IsItsFirstFiftyBits(string start, string code) => Assert.Equal(code, VerificationCode.Of(start.PadRight(64, '7')));

    [Fact]
    public void Normalise_AnyCode_IsItself() => Gen.ULong.Sample(bits =>
    {
        var code = VerificationCode.Of($"{bits:x16}".PadRight(64, '0'));
        Assert.Equal(code, VerificationCode.Normalise(code));
    });

    [Theory]
    [InlineData("o0ilL-00000", "00111-00000")]
    [InlineData("7k3m9 q2xha", "7K3M9-Q2XHA")]
    [InlineData("7K3M9", null)]
    [InlineData("7K3M9-Q2XHU", null)]
    public void Normalise_Typed_ForgivesWhatPeopleMix(string typed, string? code) => Assert.Equal(code, VerificationCode.Normalise(typed));
}
