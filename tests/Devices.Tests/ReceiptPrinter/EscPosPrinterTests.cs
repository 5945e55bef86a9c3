using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.ReceiptPrinter;

/// <summary>The driver against a virtual printer over a real pseudo-terminal.</summary>
public sealed class EscPosPrinterTests : IAsyncDisposable
{
    private static readonly PrinterTimes Quick = new()
    {
        Poll = TimeSpan.FromMilliseconds(100),
        Answer = TimeSpan.FromMilliseconds(400),
        IdleAnswer = TimeSpan.FromMilliseconds(500),
        Completion = TimeSpan.FromSeconds(2),
        CompletionLook = TimeSpan.FromMilliseconds(200),
    };

    private readonly DeviceStand<EscPosPrinter, VirtualPrinter> _stand = Stand();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static ReceiptDocument Receipt(string text = "测试小票", int lines = 3) => new(
    [
        new ReceiptPart.Line(text, TextAlign.Centre, Bold: true, Size: TextSize.Large),
        new ReceiptPart.Rule(),
        .. Enumerable.Range(1, lines).Select(line => new ReceiptPart.TwoColumns($"草甘膦水剂 {line}", "12.50")),
        new ReceiptPart.QrCode("12600011001000000000000000000000"),
        new ReceiptPart.Cut(),
    ]);

    public ValueTask DisposeAsync() => _stand.DisposeAsync();

    [Theory]
    [InlineData(PrinterLevel.Confirms, "A", PrintOutcome.Printed, PrintProof.Completed)]
    [InlineData(PrinterLevel.Answers, "B", PrintOutcome.Probable, PrintProof.Processed)]
    [InlineData(PrinterLevel.StatusOnly, "C", PrintOutcome.Unknown, PrintProof.None)]
    [InlineData(PrinterLevel.Silent, "D", PrintOutcome.Unknown, PrintProof.None)]
    public async Task Print_AnyLevel_SaysNoMoreThanWasProved(PrinterLevel level, string shown, PrintOutcome outcome, PrintProof proof)
    {
        _stand.Twin.Level = level;
        await StartAsync(level == PrinterLevel.Silent ? ThingState.Degraded : ThingState.Online);
        Assert.Equal(shown, _stand.Device.Status.Facts["proof"]);
        var result = await _stand.Device.PrintAsync(Receipt(), Stop);
        Assert.Equal((outcome, proof), (result.Outcome, result.Proof));
        Assert.Equal(outcome is PrintOutcome.Printed or PrintOutcome.Probable, result.Trouble is null);
        await Wait.UntilAsync(() => _stand.Twin.Receipts.Count == 1);
        var paper = _stand.Twin.Receipts[0].Lines;
        Assert.Equal("测试小票", paper[0]);
        Assert.Equal("草甘膦水剂 1               12.50", paper[2]);
        Assert.Contains("12600011001000000000000000000000", paper);
    }

    [Fact]
    public async Task Start_CloneThatSpellsWhatItDoesNotKnow_GetsNoLettersOnItsPaper()
    {
        _stand.Twin.Level = PrinterLevel.Answers;
        _stand.Twin.SpellsUnknown = true;
        await StartAsync(ThingState.Online);
        await _stand.Device.PrintAsync(Receipt(), Stop);
        await Wait.UntilAsync(() => _stand.Twin.Receipts.Count == 1);
        Assert.Equal("测试小票", _stand.Twin.Receipts[0].Lines[0]);
        Assert.DoesNotContain(_stand.Twin.Receipts[0].Lines, line => line.Contains("(H", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Print_SeveralAtOnce_ComeOutOneByOneInOrder()
    {
        await StartAsync(ThingState.Online);
        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(number => _stand.Device.PrintAsync(Receipt($"第{number}张"), Stop)));
        Assert.All(results, result => Assert.Equal(PrintOutcome.Printed, result.Outcome));
        Assert.Equal(["第0张", "第1张", "第2张", "第3张", "第4张"], _stand.Twin.Receipts.Reverse().Select(receipt => receipt.Lines[0]));
    }

    [Fact]
    public async Task Print_TooManyAtOnce_RefusesTheRest()
    {
        await StartAsync(ThingState.Online);
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _stand.Device.PrintAsync(Receipt(), Stop)));
        Assert.Contains(results, result => result is { Outcome: PrintOutcome.Failed, Trouble.Code: "printer.busy" });
        Assert.Equal(results.Count(result => result.Outcome == PrintOutcome.Printed), _stand.Twin.Receipts.Count);
    }

    [Fact]
    public async Task PaperOut_BeforePrinting_FailsWithoutSendingAndRecovers()
    {
        await StartAsync(ThingState.Online);
        await _stand.Twin.PaperOutAsync(Stop);
        await _stand.ReachAsync(ThingState.Offline, "printer.paper-out");
        var result = await _stand.Device.PrintAsync(Receipt(), Stop);
        Assert.Equal((PrintOutcome.Failed, "printer.paper-out"), (result.Outcome, result.Trouble?.Code));
        await _stand.Twin.RefillAsync(Stop);
        await _stand.ReachAsync(ThingState.Online);
        Assert.Null(_stand.Device.Status.Trouble);
        Assert.Empty(_stand.Twin.Receipts);
        Assert.Equal(PrintOutcome.Printed, (await _stand.Device.PrintAsync(Receipt(), Stop)).Outcome);
    }

    [Theory]
    [InlineData(PrinterLevel.Confirms)]
    [InlineData(PrinterLevel.Answers)]
    public async Task PaperOut_OnTheLastLine_IsUnknownAndTheRestComesOutOnce(PrinterLevel level)
    {
        _stand.Twin.Level = level;
        await StartAsync(ThingState.Online);
        await _stand.Twin.PaperOutAfterAsync(4, Stop);
        var result = await _stand.Device.PrintAsync(Receipt(), Stop);
        Assert.Equal((PrintOutcome.Unknown, "printer.paper-out"), (result.Outcome, result.Trouble?.Code));
        Assert.Empty(_stand.Twin.Receipts);
        await _stand.Twin.RefillAsync(Stop);
        await _stand.ReachAsync(ThingState.Online);
        await Wait.UntilAsync(() => _stand.Twin.Receipts.Count == 1);
        // The proof of the first receipt comes now; it must not be taken for the second one's.
        Assert.Equal(level == PrinterLevel.Answers ? PrintOutcome.Probable : PrintOutcome.Printed, (await _stand.Device.PrintAsync(Receipt("第二张"), Stop)).Outcome);
        Assert.Equal(["第二张", "测试小票"], _stand.Twin.Receipts.Select(receipt => receipt.Lines[0]));
    }

    [Fact]
    public async Task PaperOut_InALongReceipt_StopsSendingAndFails()
    {
        await StartAsync(ThingState.Online);
        await _stand.Twin.PaperOutAfterAsync(5, Stop);
        var result = await _stand.Device.PrintAsync(Receipt(lines: 60), Stop);
        Assert.Equal((PrintOutcome.Failed, "printer.paper-out"), (result.Outcome, result.Trouble?.Code));
        Assert.Contains("补打", result.Trouble!.NextStep.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cover_Open_IsTroubleUntilItIsShut()
    {
        await StartAsync(ThingState.Online);
        await _stand.Twin.CoverAsync(open: true, Stop);
        await _stand.ReachAsync(ThingState.Offline, "printer.cover-open");
        await _stand.Twin.CoverAsync(open: false, Stop);
        await _stand.ReachAsync(ThingState.Online);
    }

    [Fact]
    public async Task PaperLow_StillPrints()
    {
        await StartAsync(ThingState.Online);
        await _stand.Twin.PaperLowAsync(Stop);
        await _stand.ReachAsync(ThingState.Degraded, "printer.paper-low");
        Assert.Equal(PrintOutcome.Printed, (await _stand.Device.PrintAsync(Receipt(), Stop)).Outcome);
    }

    [Fact]
    public async Task Start_WithoutPaper_LearnsTheProofAfterTheRefill()
    {
        await _stand.Twin.PaperOutAsync(Stop);
        await StartAsync(ThingState.Offline);
        Assert.Equal("?", _stand.Device.Status.Facts["proof"]);
        await _stand.Twin.RefillAsync(Stop);
        await _stand.ReachAsync(ThingState.Online);
        Assert.Equal("A", _stand.Device.Status.Facts["proof"]);
    }

    [Fact]
    public async Task Pull_WhileIdle_IsOfflineAndComesBack()
    {
        await StartAsync(ThingState.Online);
        _stand.Twin.Pull();
        await _stand.ReachAsync(ThingState.Offline);
        Assert.Equal(PrintOutcome.Failed, (await _stand.Device.PrintAsync(Receipt(), Stop)).Outcome);
        _stand.Twin.Plug();
        await _stand.ReachAsync(ThingState.Online);
        Assert.Equal(PrintOutcome.Printed, (await _stand.Device.PrintAsync(Receipt(), Stop)).Outcome);
    }

    [Fact]
    public async Task Pull_WhilePrinting_FailsAndNothingIsSentAgain()
    {
        await using var slow = Stand(baud: 9600);
        await slow.StartAsync();
        await slow.ReachAsync(ThingState.Online);
        var printing = slow.Device.PrintAsync(Receipt(lines: 60), Stop);
        await Wait.UntilAsync(() => slow.Twin.LinesOnPaper > 2);
        slow.Twin.Pull();
        var result = await printing;
        Assert.Equal(PrintOutcome.Failed, result.Outcome);
        Assert.Equal("printer.unplugged", result.Trouble?.Code);
        await slow.ReachAsync(ThingState.Offline);
        slow.Twin.Plug();
        await slow.ReachAsync(ThingState.Online);
        Assert.Equal(PrintOutcome.Printed, (await slow.Device.PrintAsync(Receipt("另一张"), Stop)).Outcome);
        Assert.Equal("另一张", slow.Twin.Receipts[0].Lines[0]);
        Assert.Equal("测试小票", Assert.Single(slow.Twin.Receipts.Skip(1)).Lines[0]);
    }

    [Fact]
    public async Task SwitchedOff_AfterItAnswered_IsOfflineAndComesBack()
    {
        await StartAsync(ThingState.Online);
        _stand.Twin.SwitchedOff = true;
        await _stand.ReachAsync(ThingState.Offline, "printer.no-answer");
        var result = await _stand.Device.PrintAsync(Receipt(), Stop);
        Assert.Equal((PrintOutcome.Failed, "printer.no-answer"), (result.Outcome, result.Trouble?.Code));
        _stand.Twin.SwitchedOff = false;
        await _stand.ReachAsync(ThingState.Online);
    }

    [Fact]
    public async Task UsualTimes_EveryTrouble_ShowsWithinFiveSeconds()
    {
        var limit = TimeSpan.FromSeconds(5);
        await using var usual = new DeviceStand<EscPosPrinter, VirtualPrinter>((options, context) => new EscPosPrinter(options, context));
        await usual.StartAsync();
        await usual.ReachAsync(ThingState.Online);
        await usual.Twin.PaperOutAsync(Stop);
        await usual.ReachAsync(ThingState.Offline, "printer.paper-out", limit);
        await usual.Twin.RefillAsync(Stop);
        await usual.ReachAsync(ThingState.Online, within: limit);
        usual.Twin.SwitchedOff = true;
        await usual.ReachAsync(ThingState.Offline, "printer.no-answer", limit);
        usual.Twin.Pull();
        await usual.ReachAsync(ThingState.Offline, "printer.not-found", limit);
    }

    [Fact]
    public async Task SilentPrinter_ThatBeginsToAnswer_IsOnline()
    {
        _stand.Twin.Level = PrinterLevel.Silent;
        await StartAsync(ThingState.Degraded);
        Assert.Equal("printer.silent", _stand.Device.Status.Trouble?.Code);
        _stand.Twin.Level = PrinterLevel.Confirms;
        await _stand.ReachAsync(ThingState.Online);
        Assert.Equal("A", _stand.Device.Status.Facts["proof"]);
    }

    [Fact]
    public async Task Print_BeforeThePrinterIsThere_FailsAtOnce() =>
        Assert.Equal((PrintOutcome.Failed, "printer.not-ready"), await ResultAsync(_stand.Device.PrintAsync(Receipt(), Stop)));

    [Fact]
    public async Task Print_CanceledWhileItWaits_IsTakenBack()
    {
        await StartAsync(ThingState.Online);
        using var cancel = new CancellationTokenSource();
        var first = _stand.Device.PrintAsync(Receipt(lines: 60), Stop);
        var second = _stand.Device.PrintAsync(Receipt("不要了"), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(PrintOutcome.Printed, (await first).Outcome);
        Assert.DoesNotContain(_stand.Twin.Receipts, receipt => receipt.Lines[0] == "不要了");
    }

    [Fact]
    public async Task Print_ImpossibleReceipt_ThrowsAndThePrinterGoesOn()
    {
        await StartAsync(ThingState.Online);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _stand.Device.PrintAsync(new([new ReceiptPart.Feed(0)]), Stop));
        Assert.Equal(PrintOutcome.Printed, (await _stand.Device.PrintAsync(Receipt(), Stop)).Outcome);
    }

    private async Task StartAsync(ThingState state)
    {
        await _stand.StartAsync();
        await _stand.ReachAsync(state);
    }

    private static async Task<(PrintOutcome Outcome, string? Trouble)> ResultAsync(Task<PrintResult> printing)
    {
        var result = await printing;
        return (result.Outcome, result.Trouble?.Code);
    }

    private static DeviceStand<EscPosPrinter, VirtualPrinter> Stand(int? baud = null) =>
        new((options, context) => new EscPosPrinter(options, context, times: Quick), baud);
}
