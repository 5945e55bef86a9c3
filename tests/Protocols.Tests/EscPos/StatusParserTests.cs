using CsCheck;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

public sealed class StatusParserTests
{
    [Fact]
    public void Reset_AfterSilence_ForgetsTheHalfAnswer()
    {
        var parser = new StatusParser();
        Feed(parser, "100000");
        parser.Reset();
        Assert.Equal([new PrinterAnswer.Buffered(0)], Feed(parser, "00"));
        Assert.Equal(3, parser.NoiseBytes);
    }

    [Fact]
    public void Next_AnyBytes_NeverThrowsAndRecovers() => Gen.Byte.Array[0, 64].Sample(bytes =>
    {
        var parser = new StatusParser();
        foreach (var b in bytes)
            parser.Next(b);
        parser.Reset();
        Assert.Equal([new PrinterAnswer.Completed("ABCD")], Feed(parser, "37224142434400"));
    });

    private static List<PrinterAnswer> Feed(StatusParser parser, string hex) =>
        [.. Convert.FromHexString(hex).Select(parser.Next).OfType<PrinterAnswer>()];
}
