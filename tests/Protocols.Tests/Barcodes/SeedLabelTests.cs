using EdgeGateway.Protocols.Barcodes;

namespace EdgeGateway.Protocols.Tests.Barcodes;

public sealed class SeedLabelTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void Parse_FourLines_IsASeedLabel(string newLine)
    {
        var text = string.Join(newLine, "测试一号", "示例种业有限公司", "SEED20260001", "http://seed.example/s?u=SEED20260001");
        var label = Assert.IsType<SeedLabel>(LabelParser.Parse(text + newLine, "]Q1"));
        Assert.Equal("测试一号", label.Variety);
        Assert.Equal("示例种业有限公司", label.Producer);
        Assert.Equal("SEED20260001", label.UnitCode);
        Assert.Equal("http://seed.example/s?u=SEED20260001", label.Address);
    }

    [Theory]
    [InlineData("测试一号", "示例种业", "6900000000014", "seed.example/1")] // unit code may equal the bar code; http:// left away
    [InlineData("测试一号", "示例种业", "12345678901234567890", "https://seed.example/1")] // 20 characters
    [InlineData("测试一号", "示例种业", "A1", "https://seed.example/12600011001000000000000000000000")]
    public void Parse_OtherRightForms_AreSeedLabels(params string[] lines) =>
        Assert.Equal(lines[2], Assert.IsType<SeedLabel>(LabelParser.Parse(string.Join('\n', lines))).UnitCode);

    [Theory]
    [InlineData("测试一号", "示例种业", "A1")] // three lines
    [InlineData("测试一号", "示例种业", "A1", "http://seed.example/1", "五")] // five
    [InlineData("测试一号", "示例种业", "A1-2", "http://seed.example/1")] // unit code with a dash
    [InlineData("测试一号", "示例种业", "123456789012345678901", "http://seed.example/1")] // 21 characters
    [InlineData("测试一号", "示例种业", "http://seed.example/1", "A1")] // wrong order
    [InlineData("测试一号", "示例种业", "A1", "没有网址")]
    public void Parse_BrokenTwin_IsNoSeedLabel(params string[] lines) =>
        Assert.IsType<UnknownLabel>(LabelParser.Parse(string.Join('\n', lines)));

    [Fact]
    public void Parse_FourLinesWithRegistrationNumber_IsAPesticide()
    {
        var text = string.Join('\n', "测试剂", "示例公司", "PD20260001", "http://trace.example/?c=" + PesticideUnitCodeTests.Synthetic);
        Assert.IsType<PesticideLabel>(LabelParser.Parse(text));
    }
}
