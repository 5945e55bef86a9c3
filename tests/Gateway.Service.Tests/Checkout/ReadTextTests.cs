using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class ReadTextTests
{
    [Theory]
    [InlineData("000000199001010018")]
    [InlineData("NH-000000199001010018")]
    [InlineData("NH-000000199001010018-7")]
    [InlineData("https://h.example/c?id=000000199001010018&x=1")]
    [InlineData("NH:00000019900101001X,0571")]
    [InlineData("nh00000019900101001x")]
    public void Of_TextWithANumberInIt_MasksTheNumberOnly(string text)
    {
        var shown = ReadText.Of(text);
        Assert.DoesNotContain("199001010", shown, StringComparison.Ordinal);
        Assert.Contains("000*************", shown, StringComparison.Ordinal);
        Assert.Equal(text[..2], shown[..2]);
    }

    [Fact]
    public void Of_NumberInsideALongerRowOfDigits_IsMaskedWhereItsCheckFits() =>
        Assert.DoesNotContain("19900101", ReadText.Of("77" + Cards.FirstNumber + "3"), StringComparison.Ordinal);

    [Fact]
    public void Of_NumberAcrossTheCut_IsMaskedBeforeItIsCut() =>
        Assert.DoesNotContain("0000001990", ReadText.Of(new string('A', 28) + "000000199001010018"), StringComparison.Ordinal);

    [Theory]
    [InlineData("6900000000014")]
    [InlineData("12600011001000000000000000000000")]
    [InlineData("P001")]
    public void Of_CodesOfGoods_StayReadable(string text) => Assert.Equal(text, ReadText.Of(text));
}
