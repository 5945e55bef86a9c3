using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Protocols.Tests;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("000000199001010018", "000*************18")]
    [InlineData("1234567", "*******")]
    [InlineData("", "")]
    public void Number_AnyLength_ShowsAtMostThreeAndTwo(string number, string expected) => Assert.Equal(expected, Masking.Number(number));

    [Theory]
    [InlineData("测试甲", "测**")]
    [InlineData("测", "测")]
    [InlineData("", "")]
    public void Name_AnyLength_ShowsTheFirstCharacter(string name, string expected) => Assert.Equal(expected, Masking.Name(name));
}
