using CsCheck;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Protocols.Charsets;

namespace EdgeGateway.Protocols.Tests.Barcodes;

public sealed class EciTextTests
{
    [Theory]
    [InlineData("]Q2")]
    [InlineData("]Q4")]
    [InlineData("]Q6")]
    [InlineData("]d4")]
    [InlineData("]d5")]
    [InlineData("]d6")]
    public void Decode_IdentifierOfEci_TakesTheDesignatorOff(string aimId) =>
        Assert.Equal("农药", LabelText.Decode([.. @"\000026"u8, .. "农药"u8], aimId));

    [Fact]
    public void Decode_Gb18030Designator_IsBelievedEvenWhenTheBytesAreUtf8Too()
    {
        byte[] bytes = [0xC2, 0xA9]; // © in UTF-8, 漏 in GBK
        Assert.Equal("漏", LabelText.Decode([.. @"\000032"u8, .. bytes], "]Q2"));
        Assert.Equal("©", LabelText.Decode(bytes, "]Q2"));
    }

    [Fact]
    public void Decode_TwoDesignators_EachHoldsToTheNext() => Assert.Equal(
        "é农", LabelText.Decode([.. @"\000003"u8, 0xE9, .. @"\000032"u8, .. Gb18030.Lenient.GetBytes("农")], "]Q2"));

    [Theory]
    [InlineData(@"\000026a\\b", @"a\b")]
    [InlineData(@"\\000026", @"\\000026")] // a doubled backslash begins no designator
    [InlineData(@"\00026x", @"\00026x")]
    [InlineData(@"\", @"\")]
    [InlineData("", "")]
    public void Decode_Backslashes_AreTextUnlessADesignatorCame(string raw, string expected) =>
        Assert.Equal(expected, LabelText.Decode(System.Text.Encoding.ASCII.GetBytes(raw), "]Q2"));

    [Theory]
    [InlineData("]Q1")]
    [InlineData("]E0")]
    [InlineData(null)]
    public void Decode_OtherIdentifier_KeepsEverything(string? aimId) => Assert.Equal(@"\000026x", LabelText.Decode(@"\000026x"u8, aimId));

    [Fact]
    public void Decode_AnyBytes_NeverThrows() => Gen.Byte.Array[0, 60].Sample(bytes => { _ = LabelText.Decode([.. @"\000032"u8, .. bytes], "]Q2"); });
}
