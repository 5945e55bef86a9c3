using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.Tests.Virtual;

public sealed class PrinterModuleTests
{
    private readonly PrinterModule _module = new() { Cutter = true };

    [Theory]
    [InlineData("100401", "12")]
    [InlineData("100402", "12")]
    [InlineData("100403", "12")]
    [InlineData("100404", "12")]
    [InlineData("100405", "")]
    [InlineData("1D7201", "00")]
    [InlineData("1D284806003030" + "41424344", "37224142434400")]
    [InlineData("1D61FF", "1000000F")]
    [InlineData("1D6100", "")]
    public void Receive_EachRequest_IsAnswered(string request, string answer) => Assert.Equal(answer, Ask(request));

    [Fact]
    public void Receive_OutOfPaper_AnswersAsPrintersDo()
    {
        _module.PaperEnd = true;
        Assert.Equal("1A", Ask("100401"));
        Assert.Equal("32", Ask("100402"));
        Assert.Equal("7E", Ask("100404"));
    }

    [Fact]
    public void Receive_CoverOpenAndPaperLow_ShowInTheirBits()
    {
        _module.CoverOpen = true;
        _module.PaperLow = true;
        Assert.Equal("1A16121E", Ask("100401100402100403100404"));
    }

    [Theory]
    [InlineData(PrinterLevel.Confirms, "12", "00", "37224142434400")]
    [InlineData(PrinterLevel.Answers, "12", "00", "")]
    [InlineData(PrinterLevel.StatusOnly, "12", "", "")]
    [InlineData(PrinterLevel.Silent, "", "", "")]
    public void Receive_EachLevel_AnswersOnlyThatMuch(PrinterLevel level, string realTime, string buffered, string completion)
    {
        _module.Level = level;
        Assert.Equal((realTime, buffered, completion), (Ask("100401"), Ask("1D7201"), Ask("1D28480600303041424344")));
    }

    [Fact]
    public void Receive_WithoutPaper_KeepsEverythingAndPrintsItAfterTheRefill()
    {
        _module.PaperEnd = true;
        Assert.Equal("", Ask("41420A1D564200" + "1D7201"));
        Assert.Equal("1A", Ask("100401"));
        Assert.Empty(_module.TakeReceipts());
        _module.PaperEnd = false;
        Assert.Equal("00", Hex(_module.Changed()));
        Assert.Equal(["AB"], Assert.Single(_module.TakeReceipts()).Lines.Select(line => line.Text));
    }

    [Fact]
    public void Receive_PaperEndsOnALine_StopsThereAndSaysSo()
    {
        _module.LinesLeft = 2;
        Assert.Equal("1000000F" + "18000F0F", Ask("1D61FF" + "410A420A430A1D564200"));
        Assert.True(_module.PaperEnd);
        Assert.Equal(2, _module.LinesOnPaper);
        (_module.PaperEnd, _module.LinesLeft) = (false, null);
        Assert.Equal("1000000F", Hex(_module.Changed()));
        Assert.Equal(["A", "B", "C"], Assert.Single(_module.TakeReceipts()).Lines.Select(line => line.Text));
    }

    [Fact]
    public void LosePower_ForgetsMemoryButNotThePaper()
    {
        Ask("410A");
        _module.CoverOpen = true;
        Ask("420A1D564200");
        _module.LosePower();
        _module.CoverOpen = false;
        Assert.Equal("", Hex(_module.Changed()));
        var torn = Assert.Single(_module.TakeReceipts());
        Assert.False(torn.Cut);
        Assert.Equal(["A"], torn.Lines.Select(line => line.Text));
    }

    [Fact]
    public void Receive_WithoutCutter_IsTornOffAfterALongFeed()
    {
        _module.Cutter = false;
        Ask("410A1B6401420A1B6404");
        Assert.Equal(["A", "", "B", "", "", "", ""], Assert.Single(_module.TakeReceipts()).Lines.Select(line => line.Text));
    }

    [Fact]
    public void Receive_InitialiseWithLinesOnThePaper_BeginsANewReceipt()
    {
        Ask("410A" + "1B40" + "420A1D564200");
        Assert.Equal(["A", "B"], _module.TakeReceipts().Select(receipt => receipt.Lines[0].Text));
    }

    [Fact]
    public void Receive_CloneThatSpells_PutsTheLettersOnThePaper()
    {
        (_module.Level, _module.SpellsUnknown) = (PrinterLevel.Answers, true);
        Ask("1D28480600303041424344" + "0A1D564200");
        Assert.Equal("(H00ABCD", Assert.Single(_module.TakeReceipts()).Lines[0].Text);
    }

    [Fact]
    public void Receive_StatusRequestInsideAPicture_IsAnsweredToo() => Assert.Equal("12", Ask("1D76300001000300" + "100401"));

    [Fact]
    public void Receive_MoreThanItsMemory_DropsTheRest()
    {
        _module.PaperEnd = true;
        for (var i = 0; i < 300; i++)
            Ask(string.Concat(Enumerable.Repeat("410A", 256)));
        _module.PaperEnd = false;
        _module.Changed();
        Assert.InRange(_module.LinesOnPaper, 30_000, 33_000);
    }

    [Fact]
    public void SetColumns_WidePaper_TakesLongerLines()
    {
        _module.SetColumns(PrinterProfile.Paper80.Columns);
        Ask(string.Concat(Enumerable.Repeat("41", 48)) + "0A1D564200");
        Assert.Single(Assert.Single(_module.TakeReceipts()).Lines);
    }

    private string Ask(string hex) => Hex(_module.Receive(Convert.FromHexString(hex)));

    private static string Hex(IEnumerable<byte[]> answers) => string.Concat(answers.Select(Convert.ToHexString));

    [Theory]
    [InlineData("100502", "")]
    [InlineData("10140801031401060208", "372500")]
    public void Clear_WhileItWaitsForPaper_ForgetsWhatCameBeforeAndKeepsWhatComesAfter(string clear, string answer)
    {
        _module.PaperEnd = true;
        Assert.Equal(answer, Ask("410A1D5600" + clear + "420A1D5600"));
        _module.PaperEnd = false;
        _module.Changed();
        Assert.Equal("B", Assert.Single(_module.TakeReceipts()).Lines[0].Text);
    }
}
