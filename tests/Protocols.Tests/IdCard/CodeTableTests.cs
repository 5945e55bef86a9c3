using EdgeGateway.Protocols.IdCard;
using static EdgeGateway.Protocols.Tests.IdCard.SamBytes;

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

    [Fact]
    public void SamId_DocumentedAnswer_IsTheDocumentedText()
    {
        var answer = Assert.Single(Parse(Hex("AA AA AA 96 69 00 14 00 00 90 05 00 01 00 05 25 35 01 87 D6 12 00 38 93 4F 05 36")));
        Assert.Equal("05.01-20260101-0001234567-0089101112", SamId.Text(answer.Data.Span));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(17)]
    public void SamId_AnotherLength_IsNull(int length) => Assert.Null(SamId.Text(new byte[length]));

    [Fact]
    public void NewAddress_DocumentedAnswer_IsTheAddress()
    {
        var address = System.Text.Encoding.Unicode.GetBytes("虚构省虚构市新址路2号".PadRight(35));
        var frame = SamFrame.Answer(SamStatus.Success, address);
        Assert.Equal(81, frame.Length);
        Assert.Equal(0xC6, frame[^1]);
        Assert.Equal("虚构省虚构市新址路2号", NewAddress.Read(Assert.Single(Parse(frame))));
    }

    [Theory]
    [InlineData("AA AA AA 96 69 00 04 00 00 91 95", "")]
    [InlineData("AA AA AA 96 69 00 04 00 00 41 45", null)]
    [InlineData("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97", null)]
    [InlineData("AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C", null)]
    public void NewAddress_OtherAnswers_AreEmptyOrNothing(string frame, string? expected) =>
        Assert.Equal(expected, NewAddress.Read(Assert.Single(Parse(Hex(frame)))));
}
