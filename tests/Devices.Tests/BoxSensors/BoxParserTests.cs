using CsCheck;
using EdgeGateway.Devices.BoxSensors;

namespace EdgeGateway.Devices.Tests.BoxSensors;

public sealed class BoxParserTests
{
    [Theory]
    [InlineData("48312", 48.312)]
    [InlineData("-5000", -5.0)]
    [InlineData("0", null)] // switched off
    [InlineData("-274000", null)] // not connected
    [InlineData("255000", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Temperature_ThousandthsOfADegree_AreDegrees(string? text, double? expected) => Assert.Equal(expected, BoxParser.Temperature(text));

    [Theory]
    [InlineData("0.52 0.58 0.59 1/389 4911", 0.52)]
    [InlineData("12.00 9.1 7.2 3/100 1", 12.0)]
    [InlineData("x", null)]
    [InlineData(null, null)]
    public void Load_FirstNumber_IsTheLastMinute(string? text, double? expected) => Assert.Equal(expected, BoxParser.Load(text));

    [Theory]
    [InlineData("MemTotal:        3884356 kB\nMemAvailable:    2911044 kB", "MemAvailable", 2_980_909_056L)]
    [InlineData("MemTotal:        3884356 kB", "MemTotal", 3_977_580_544L)]
    [InlineData("MemTotal:        3884356 kB", "MemAvailable", null)]
    [InlineData("MemTotal: 9223372036854775807 kB", "MemTotal", null)]
    [InlineData(null, "MemTotal", null)]
    public void Memory_NamedLine_IsBytes(string? text, string name, long? expected) => Assert.Equal(expected, BoxParser.Memory(text, name));

    [Theory]
    [InlineData("  102 0 3 4 5 0 2000 8 9 10 11", 1_024_000L)]
    [InlineData("102 0 3", null)]
    public void WrittenBytes_SeventhNumber_IsSectors(string text, long? expected) => Assert.Equal(expected, BoxParser.WrittenBytes(text));

    [Theory]
    [InlineData("0x01 0x01", 0.1)]
    [InlineData("0x02 0x07", 0.7)]
    [InlineData("0x0B 0x02", 1.1)]
    [InlineData("0x00 0x00", null)] // not defined by this card
    [InlineData("0x00 0x03", 0.3)]
    [InlineData("broken", null)]
    [InlineData(null, null)]
    public void Worn_TwoKindsOfMemory_IsTheWorse(string? text, double? expected) => Assert.Equal(expected, BoxParser.Worn(text));

    [Theory]
    [InlineData("0x01", false)]
    [InlineData("0x02", true)]
    [InlineData("0x03", true)]
    [InlineData("0x00", null)]
    [InlineData(null, null)]
    public void NearEnd_PreEolInformation_IsYesFromWarning(string? text, bool? expected) => Assert.Equal(expected, BoxParser.NearEnd(text));

    [Theory]
    [InlineData("0", false)]
    [InlineData("50000", false)] // was so once
    [InlineData("50005", true)]
    [InlineData("0x4", true)]
    [InlineData("?", null)]
    public void PiTrouble_OnlyTheBitsAboutNow_Count(string text, bool? expected) => Assert.Equal(expected, BoxParser.PiTrouble(text));

    [Fact]
    public void Everything_AnyText_NeverThrows() => Gen.String.Sample(text =>
    {
        _ = (BoxParser.Temperature(text), BoxParser.Load(text), BoxParser.Memory(text, "MemTotal"), BoxParser.WrittenBytes(text));
        _ = (BoxParser.Worn(text), BoxParser.NearEnd(text), BoxParser.PiTrouble(text), BoxParser.Uptime(text));
    });
}
