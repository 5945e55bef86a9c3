using CsCheck;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

public sealed class StatusParserTests
{
    public static TheoryData<string, PrinterAnswer> Answers => new()
    {
        { "12", new PrinterAnswer.RealTime(0x12) },
        { "16", new PrinterAnswer.RealTime(0x16) },
        { "1A", new PrinterAnswer.RealTime(0x1A) },
        { "32", new PrinterAnswer.RealTime(0x32) },
        { "7E", new PrinterAnswer.RealTime(0x7E) },
        { "72", new PrinterAnswer.RealTime(0x72) },
        { "11", new PrinterAnswer.FlowControl(false) },
        { "13", new PrinterAnswer.FlowControl(true) },
        { "00", new PrinterAnswer.Buffered(0x00) },
        { "0F", new PrinterAnswer.Buffered(0x0F) },
        { "10000000", new PrinterAnswer.Auto(default) },
        { "18000000", new PrinterAnswer.Auto(new PrinterStatus { Offline = true }) },
        { "38000C0F", new PrinterAnswer.Auto(new PrinterStatus { Offline = true, CoverOpen = true, PaperEnd = true }) },
        { "1400030F", new PrinterAnswer.Auto(new PrinterStatus { DrawerPinHigh = true, PaperNearEnd = true }) },
        { "1008000F", new PrinterAnswer.Auto(new PrinterStatus { CutterError = true }) },
        { "1061000F", new PrinterAnswer.Auto(new PrinterStatus { UnrecoverableError = true, AutoRecoverableError = true, WaitingForRecovery = true }) },
        { "37224142434400", new PrinterAnswer.Completed("ABCD") },
        { "37223722253700", new PrinterAnswer.Completed("7\"%7") },
        { "3723404100", new PrinterAnswer.OfflineCauses("@A") },
        { "372300", new PrinterAnswer.OfflineCauses("") },
        { "372500", new PrinterAnswer.Cleared() },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Next_EachAnswer_IsRead(string hex, PrinterAnswer expected)
    {
        var parser = new StatusParser();
        Assert.Equal([expected], Feed(parser, hex));
        Assert.False(parser.InsideAnswer);
        Assert.Equal(0, parser.NoiseBytes);
    }

    [Theory]
    [InlineData("80")]
    [InlineData("FF")]
    [InlineData("15")]
    [InlineData("3733")] // 37 without a kind, then a byte of no kind
    [InlineData("372241424380")] // an id with a byte that is no letter
    public void Next_BrokenTwin_IsNoise(string hex)
    {
        var parser = new StatusParser();
        Assert.All(Feed(parser, hex), answer => Assert.IsType<PrinterAnswer.Buffered>(answer));
        Assert.True(parser.NoiseBytes > 0);
    }

    [Fact]
    public void Next_AutoStatusThatLostAByte_BeginsAnewAtTheNextHead()
    {
        var parser = new StatusParser();
        Assert.Equal([new PrinterAnswer.Auto(new PrinterStatus { Offline = true })], Feed(parser, "100000" + "18000000"));
        Assert.Equal(3, parser.NoiseBytes);
    }

    [Fact]
    public void Next_RealTimeInsideAutoStatus_BothAreRead() => Assert.Equal(
        [new PrinterAnswer.RealTime(0x12), new PrinterAnswer.FlowControl(true), new PrinterAnswer.Auto(new PrinterStatus { PaperEnd = true })],
        Feed(new StatusParser(), "1000" + "12" + "13" + "0C0F"));

    [Fact]
    public void Next_RealTimeInsideACompletion_BothAreRead() => Assert.Equal(
        [new PrinterAnswer.FlowControl(true), new PrinterAnswer.RealTime(0x12), new PrinterAnswer.Completed("ABCD")],
        Feed(new StatusParser(), "3722" + "41" + "13" + "42" + "12" + "4344" + "00"));

    [Fact]
    public void Next_CompletionCutShort_DoesNotSwallowTheNextOne() => Assert.Equal(
        [new PrinterAnswer.Completed("EFGH")],
        Feed(new StatusParser(), "37224142" + "00" + "3722" + "45464748" + "00").Where(answer => answer is PrinterAnswer.Completed));

    [Fact]
    public void Next_AutoStatusAfterHalfACompletion_IsRead() => Assert.Contains(
        new PrinterAnswer.Auto(default),
        Feed(new StatusParser(), "37224142" + "10000000"));

    [Fact]
    public void Next_EndlessCauses_AreBounded()
    {
        var parser = new StatusParser();
        Assert.DoesNotContain(Feed(parser, "3723" + string.Concat(Enumerable.Repeat("41", 100))), answer => answer is PrinterAnswer.OfflineCauses);
        Assert.False(parser.InsideAnswer);
    }

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

    [Fact]
    public void Next_AnyAnswersInARow_AreAllRead() =>
        Gen.Int[0, Answers.Count - 1].Array[0, 12].Sample(picks =>
        {
            var rows = picks.Select(pick => Answers.ElementAt(pick).Data).ToArray();
            Assert.Equal(rows.Select(row => row.Item2), Feed(new StatusParser(), string.Concat(rows.Select(row => row.Item1))));
        });

    private static List<PrinterAnswer> Feed(StatusParser parser, string hex) =>
        [.. Convert.FromHexString(hex).Select(parser.Next).OfType<PrinterAnswer>()];
}
