using CsCheck;
using EdgeGateway.Protocols.City;

namespace EdgeGateway.Protocols.Tests.City;

public sealed class CityNumbersTests
{
    [Theory]
    [InlineData("0405", "09005")]
    [InlineData("0136", "06036")]
    [InlineData("0101", "06001")]
    [InlineData("0203", "07003")]
    [InlineData("0311", "08011")]
    [InlineData("0501", "10001")]
    public void To2026_StandardCode_AddsFiveToTheClass(string old, string expected) => Assert.Equal(expected, CodeConversion.To2026(old));

    [Theory]
    [InlineData("0198", "local addition")]
    [InlineData("0606", "class 11 does not exist")]
    [InlineData("0001", "no such class")]
    [InlineData("0400", "no such sub-class")]
    [InlineData("405", "too short")]
    [InlineData("04051", "too long")]
    [InlineData("04a5", "not digits")]
    [InlineData("", "nothing")]
    public void To2026_WhatTheRuleDoesNotCover_GivesNull(string old, string why) => Assert.True(CodeConversion.To2026(old) is null, why);

    [Fact]
    public void UnitGrid_RealPayload_SplitsIntoItsParts()
    {
        Assert.True(UnitGrid.TryParse("420111001002001", out var grid));

        Assert.Equal("420111", grid.Division);
        Assert.Equal("420111001", grid.StreetCode);
        Assert.Equal("420111001002", grid.CommunityCode);
        Assert.Equal("001", grid.Cell);
        Assert.Equal("420111001002001", grid.ToString());
    }

    [Theory]
    [InlineData("42011100100200")]
    [InlineData("4201110010020011")]
    [InlineData("42011a001002001")]
    [InlineData("420111001002 01")]
    [InlineData("420111001002a01")]
    [InlineData("")]
    [InlineData(null)]
    public void UnitGrid_WrongText_IsRefused(string? text)
    {
        Assert.False(UnitGrid.TryParse(text, out var grid));
        Assert.Null(grid);
    }

    [Fact]
    public void UnitGrid_LettersAfterTheDivision_AreTaken() => Assert.True(UnitGrid.TryParse("420111A0100200B", out _));

    [Fact]
    public void NationalDeviceId_StreetCamera_SplitsIntoItsParts()
    {
        Assert.True(NationalDeviceId.TryParse("33010600081326000017", out var id));

        Assert.Equal("33010600", id.Centre);
        Assert.Equal("08", id.Industry);
        Assert.Equal("132", id.Type);
        Assert.Equal('6', id.Network);
        Assert.Equal("000017", id.Serial);
        Assert.True(id.IsCamera);
    }

    [Theory]
    [InlineData("33010600082096000001", false)]
    [InlineData("33010600081311000001", true)]
    [InlineData("33010600081221000001", true)]
    public void NationalDeviceId_Type_TellsCamerasFromGateways(string text, bool camera)
    {
        Assert.True(NationalDeviceId.TryParse(text, out var id));
        Assert.Equal(camera, id.IsCamera);
    }

    [Theory]
    [InlineData("3301060008132600001")]
    [InlineData("330106000813260000170")]
    [InlineData("3301060008132600001x")]
    [InlineData(null)]
    public void NationalDeviceId_WrongText_IsRefused(string? text) => Assert.False(NationalDeviceId.TryParse(text, out _));

    [Fact]
    public void MatterCode_DistrictAndCode_MakeElevenDigits()
    {
        Assert.True(MatterCode.TryCreate("330106", "09009", out var matter));

        Assert.Equal("33010609009", matter.Text);
        Assert.Equal("330106", matter.District);
        Assert.Equal("09009", matter.Code);
        Assert.True(MatterCode.TryParse("33010609009", out var parsed));
        Assert.Equal(matter, parsed);
    }

    [Theory]
    [InlineData("33010", "09009")]
    [InlineData("330106", "0409")]
    [InlineData("33010x", "09009")]
    [InlineData("330106", "0900x")]
    public void MatterCode_WrongPart_IsRefused(string district, string code) => Assert.False(MatterCode.TryCreate(district, code, out _));

    [Fact]
    public void Parsers_AnyText_NeverThrow() => Gen.String.Sample(text =>
    {
        var grid = UnitGrid.TryParse(text, out var g);
        var id = NationalDeviceId.TryParse(text, out var n);
        var matter = MatterCode.TryParse(text, out var m);
        CodeConversion.To2026(text);
        return (!grid || g!.Text == text) && (!id || n!.Text == text) && (!matter || m!.Text == text);
    });

    [Fact]
    public void NationalDeviceId_AnyTwentyDigits_GivesThemBack() =>
        Gen.Char['0', '9'].Array[20].Sample(digits =>
        {
            var text = new string(digits);
            return NationalDeviceId.TryParse(text, out var id)
                && id.Centre + id.Industry + id.Type + id.Network + id.Serial == text;
        });
}
