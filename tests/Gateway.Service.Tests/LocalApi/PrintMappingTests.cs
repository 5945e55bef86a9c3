using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Service.LocalApi.Endpoints;

namespace EdgeGateway.Service.Tests.LocalApi;

public sealed class PrintMappingTests
{
    private static (ReceiptDocument? Document, string? Wrong) Map(params PrintPart[] parts) => PrintMapping.Map(new PrintRequest(parts));

    [Fact]
    public void Part_EveryKind_BecomesTheSameOnPaper()
    {
        var (document, wrong) = Map(
            new("line", Text: "示例", Align: "centre", Bold: true, Size: "tall"), new("columns", Left: "合计", Right: "8.00"), new("rule"), new("qr", Data: "EG"),
            new("feed", Lines: 3), new("drawer"), new("cut"));

        Assert.Null(wrong);
        Assert.Equal(
            [
                new ReceiptPart.Line("示例", TextAlign.Centre, Bold: true, TextSize.Tall), new ReceiptPart.TwoColumns("合计", "8.00"), new ReceiptPart.Rule(),
                new ReceiptPart.QrCode("EG"), new ReceiptPart.Feed(3), new ReceiptPart.Drawer(), new ReceiptPart.Cut(),
            ],
            document!.Parts);
    }

    [Fact]
    public void Text_WithPrinterCommandsInside_LosesThem() =>
        Assert.Equal("a\nbp1", ((ReceiptPart.Line)Map(new PrintPart("line", Text: "a\n\u001bb\u001dp1\0")).Document!.Parts[0]).Text);

    public static TheoryData<string> Wrongs => [.. Bad.Keys];

    private static Dictionary<string, PrintPart> Bad { get; } = new()
    {
        ["parts[0]: type"] = new("picture"),
        ["parts[0]: text"] = new("line"),
        ["parts[0]: text is"] = new("line", Text: new string('x', 2001)),
        ["parts[0]: align"] = new("line", Text: "x", Align: "middle"),
        ["parts[0]: size"] = new("line", Text: "x", Size: "huge"),
        ["parts[0]: left"] = new("columns", Left: "x"),
        ["parts[0]: data"] = new("qr", Data: new string('农', 234)),
        ["parts[0]: lines"] = new("feed", Lines: 21),
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void Part_Wrong_IsNamed(string wrong) => Assert.StartsWith(wrong, Map(Bad[wrong]).Wrong, StringComparison.Ordinal);

    [Fact]
    public void Document_EmptyOrTooLong_IsRefused()
    {
        Assert.NotNull(PrintMapping.Map(null).Wrong);
        Assert.NotNull(Map().Wrong);
        Assert.NotNull(Map([.. Enumerable.Repeat(new PrintPart("rule"), 301)]).Wrong);
        Assert.Null(Map([.. Enumerable.Repeat(new PrintPart("rule"), 300)]).Wrong);
    }
}
