using CsCheck;
using EdgeGateway.Protocols.Barcodes;

namespace EdgeGateway.Protocols.Tests.Barcodes;

public sealed class Gs1Tests
{
    private const string Gtin = "06900000000014";

    [Theory]
    [InlineData("00", "069000000000000014", "00069000000000000014")]
    [InlineData("01", Gtin, "01" + Gtin)]
    [InlineData("02", Gtin, "02" + Gtin)]
    [InlineData("11", "260131", "11260131")]
    [InlineData("12", "260131", "12260131")]
    [InlineData("13", "260131", "13260131")]
    [InlineData("15", "260131", "15260131")]
    [InlineData("16", "260131", "16260131")]
    [InlineData("17", "260200", "17260200")]
    [InlineData("20", "01", "2001")]
    [InlineData("3102", "000500", "3102000500")]
    [InlineData("3650", "000500", "3650000500")]
    [InlineData("410", "6900000000014", "4106900000000014")]
    [InlineData("417", "6900000000014", "4176900000000014")]
    [InlineData("10", "B-26/7", "10B-26/7")]
    [InlineData("21", "00012345678901234567", "2100012345678901234567")]
    [InlineData("22", "x", "22x")]
    [InlineData("240", "A7", "240A7")]
    [InlineData("241", "A7", "241A7")]
    [InlineData("30", "12", "3012")]
    [InlineData("37", "12345678", "3712345678")]
    [InlineData("400", "PO-1", "400PO-1")]
    [InlineData("8200", "http://example.com/a", "8200http://example.com/a")]
    [InlineData("90", "x", "90x")]
    [InlineData("91", "y", "91y")]
    [InlineData("99", "z", "99z")]
    public void Parse_EachIdentifier_ReadsItsValue(string ai, string value, string text)
    {
        var elements = Gs1Parser.Parse(text, out var undecoded);
        Assert.Equal([new Gs1Element(ai, value)], elements!);
        Assert.Equal("", undecoded);
    }

    [Theory]
    [InlineData("0106900000000015")] // check digit
    [InlineData("010690000000001")] // one digit short
    [InlineData("01X6900000000014")]
    [InlineData("00069000000000000015")]
    [InlineData("11261331")] // month 13
    [InlineData("17260132")] // day 32
    [InlineData("1726013")]
    [InlineData("200A")]
    [InlineData("310200050")]
    [InlineData("4106900000000015")]
    [InlineData("10")]
    [InlineData("10123456789012345678901")] // 21 characters
    [InlineData("37123456789")]
    [InlineData("3012A")]
    [InlineData("10批号")]
    [InlineData("")]
    [InlineData("\u001D")]
    public void Parse_BrokenTwin_IsNothing(string text) => Assert.Null(Gs1Parser.Parse(text, out _));

    [Fact]
    public void Parse_VariableThenMore_EndsAtTheSeparator()
    {
        var elements = Gs1Parser.Parse("\u001D01" + Gtin + "10AB12\u001D172612312199\u001D", out _);
        Assert.Equal([new("01", Gtin), new("10", "AB12"), new("17", "261231"), new("21", "99")], elements!);
    }

    [Fact]
    public void Parse_UnknownIdentifier_KeepsWhatCameBefore()
    {
        var elements = Gs1Parser.Parse("01" + Gtin + "70031234", out var undecoded);
        Assert.Equal([new Gs1Element("01", Gtin)], elements!);
        Assert.Equal("70031234", undecoded);
    }

    [Fact]
    public void Parse_UnknownIdentifierFirst_IsNothing() => Assert.Null(Gs1Parser.Parse("70031234", out _));

    [Fact]
    public void ParseLink_DigitalLink_ReadsItsPieces()
    {
        var elements = Gs1Parser.ParseLink("https://example.com/shop/01/" + Gtin + "/10/A%2F7/21/42?x=1");
        Assert.Equal([new("01", Gtin), new("10", "A/7"), new("21", "42")], elements!);
    }

    [Theory]
    [InlineData("https://example.com/01/06900000000015")]
    [InlineData("https://example.com/01/690000000001")]
    [InlineData("https://example.com/01/06900000000014/10")]
    [InlineData("https://example.com/01/06900000000014/zz/1")]
    [InlineData("https://example.com/")]
    public void ParseLink_BrokenTwin_IsNothing(string address) => Assert.Null(Gs1Parser.ParseLink(address));

    [Fact]
    public void Parse_AnyElements_ComeBack()
    {
        var batch = Gen.Char["ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/"].Array[1, 20].Select(chars => new Gs1Element("10", new string(chars)));
        var serial = Gen.Char["0123456789"].Array[1, 20].Select(chars => new Gs1Element("21", new string(chars)));
        var gtin = Gen.Char["0123456789"].Array[13].Select(chars => new Gs1Element("01", new string(chars) + Mod10.CheckDigit(chars)));
        var count = Gen.Char["0123456789"].Array[1, 8].Select(chars => new Gs1Element("37", new string(chars)));
        Gen.OneOf(batch, serial, gtin, count).Array[1, 6].Sample(elements =>
        {
            var text = string.Join(Gs1Parser.Separator, elements.Select(element => element.Ai + element.Value));
            Assert.Equal(elements, Gs1Parser.Parse(text, out _)!);
        });
    }

    [Fact]
    public void Parse_AnyText_NeverThrows() =>
        Gen.Char["0123456789\u001DAé字"].Array[0, 60].Sample(chars => Gs1Parser.Parse(chars, out _)?.Count != 0);

    [Theory]
    [InlineData("261231", 2026, 2026, 12, 31)]
    [InlineData("260200", 2026, 2026, 2, 28)]
    [InlineData("280200", 2026, 2028, 2, 29)]
    [InlineData("990101", 2026, 1999, 1, 1)]
    [InlineData("760101", 2026, 2076, 1, 1)]
    [InlineData("770101", 2026, 1977, 1, 1)]
    [InlineData("020101", 2098, 2102, 1, 1)]
    public void Date_SixDigits_IsTheNearestYear(string value, int now, int year, int month, int day)
    {
        Assert.True(Gs1Date.TryParse(value, now, out var date));
        Assert.Equal(new DateOnly(year, month, day), date);
    }

    [Theory]
    [InlineData("260230")]
    [InlineData("260001")]
    [InlineData("2612")]
    [InlineData("26a101")]
    public void Date_BrokenTwin_IsNone(string value) => Assert.False(Gs1Date.TryParse(value, 2026, out _));
}
