using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Protocols.Tests.IdCard;

public sealed class CodeTableTests
{
    [Theory]
    [InlineData("01", "汉")]
    [InlineData("05", "维吾尔")]
    [InlineData("09", "布依")]
    [InlineData("10", "朝鲜")]
    [InlineData("29", "柯尔克孜")]
    [InlineData("30", "土")]
    [InlineData("38", "锡伯")]
    [InlineData("46", "德昂")]
    [InlineData("56", "基诺")]
    [InlineData("97", "其他")]
    [InlineData("98", "外国血统中国籍人士")]
    [InlineData("00", null)]
    [InlineData("57", null)]
    [InlineData("1", null)]
    [InlineData("001", null)]
    [InlineData("0１", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Name_EthnicityCode_FromTheTableOrNull(string? code, string? expected) => Assert.Equal(expected, Ethnicity.Name(code));

    [Fact]
    public void Name_AllCodes_AreFiftyEightDifferentNames()
    {
        var names = Enumerable.Range(0, 100).Select(code => Ethnicity.Name($"{code:D2}")).OfType<string>().ToList();
        Assert.Equal(58, names.Count);
        Assert.Equal(58, names.Distinct().Count());
    }
}
