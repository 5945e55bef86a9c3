using System.Text.Json;
using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.Tests.ReceiptPrinter;

public sealed class PrinterProfilesTests
{
    public static TheoryData<string> Names => [.. PrinterProfiles.Names];

    [Fact]
    public void Names_AreTheFiles() => Assert.Equal(["epson-tm", "generic-58", "generic-80", "sp91", "sprt-58", "zj-58"], PrinterProfiles.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Profile_EveryFile_SaysEverythingAndCanPrint(string name)
    {
        var profile = PrinterProfiles.Find(name)!;
        Assert.Equal(name, profile.Name);
        Assert.NotEmpty(profile.About);
        Assert.True(profile.Columns * TextPicture.Cell <= profile.Dots);
        Assert.Equal(0, profile.Dots % 8);
        Assert.Contains(profile.Expects, new[] { "", "A", "B", "C", "D" });
        using var stream = typeof(PrinterProfiles).Assembly.GetManifestResourceStream($"printers/{name}.json")!;
        using var file = JsonDocument.Parse(stream);
        var wanted = typeof(PrinterProfile).GetProperties().Where(property => !property.GetMethod!.IsStatic).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        // A missing value would be the type's zero and not the default of the class.
        Assert.Equal(wanted.Order(), file.RootElement.EnumerateObject().Select(property => property.Name).Order());
        Assert.NotEqual(0, EscPosEncoder.Encode(new ReceiptDocument([new ReceiptPart.Line("草甘膦"), new ReceiptPart.QrCode("1"), new ReceiptPart.Cut()]), profile).Bytes.Length);
    }

    [Theory]
    [InlineData(58, "generic-58")]
    [InlineData(80, "generic-80")]
    public void For_NoName_IsTheUsualOneOfThePaperAndItsFileSaysTheSame(int millimetres, string name) =>
        Assert.Equal(PrinterProfiles.Find(name)! with { About = "" }, PrinterProfiles.For(null, millimetres));

    [Fact]
    public void For_NameNobodyKnows_NamesThoseThatAre() =>
        Assert.Contains("generic-58", Assert.Throws<ArgumentException>(() => PrinterProfiles.For("star", 58)).Message, StringComparison.Ordinal);

    [Fact]
    public void Find_NameNobodyKnows_IsNull() => Assert.Null(PrinterProfiles.Find("star"));
}
