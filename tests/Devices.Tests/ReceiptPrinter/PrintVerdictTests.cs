using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.Tests.ReceiptPrinter;

public sealed class PrintVerdictTests
{
    private static readonly PrinterStatus Ready = new() { DrawerPinHigh = true };
    private static readonly PrinterStatus NoPaper = new() { PaperEnd = true };
    private static readonly PrinterStatus NearEnd = new() { PaperNearEnd = true };

    [Theory]
    [InlineData(0, PrintOutcome.Failed)]
    [InlineData(1, PrintOutcome.Failed)]
    [InlineData(99, PrintOutcome.Failed)]
    [InlineData(100, PrintOutcome.Unknown)]
    public void Stopped_SoFar_IsFailedUntilAllWasSent(int sent, PrintOutcome expected)
    {
        var result = PrintVerdict.Stopped(sent, 100, PrinterTroubles.PaperOut);
        Assert.Equal(expected, result.Outcome);
        Assert.Equal("printer.paper-out", result.Trouble?.Code);
        Assert.Equal(PrintProof.None, result.Proof);
    }

    [Fact]
    public void Stopped_WhereverItStopped_TellsTheRightNextStep()
    {
        Assert.Equal(PrinterTroubles.PaperOut, PrintVerdict.Stopped(0, 100, PrinterTroubles.PaperOut).Trouble);
        Assert.Contains("print a copy", PrintVerdict.Stopped(50, 100, PrinterTroubles.PaperOut).Trouble!.NextStep.En, StringComparison.Ordinal);
        Assert.Contains("by itself", PrintVerdict.Stopped(100, 100, PrinterTroubles.PaperOut).Trouble!.NextStep.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Ended_WithTheId_IsPrintedWhateverComesAfter()
    {
        Assert.Equal(new PrintResult(PrintOutcome.Printed, null, PrintProof.Completed), PrintVerdict.Ended(PrintProof.Completed, Ready));
        Assert.Equal(new PrintResult(PrintOutcome.Printed, null, PrintProof.Completed), PrintVerdict.Ended(PrintProof.Completed, null));
        Assert.Equal(new PrintResult(PrintOutcome.Printed, null, PrintProof.Completed), PrintVerdict.Ended(PrintProof.Completed, NoPaper));
    }

    [Fact]
    public void Ended_Processed_IsProbablyPrintedAndOnlyWithAGoodStatusAfterwards()
    {
        Assert.Equal(new PrintResult(PrintOutcome.Probable, null, PrintProof.Processed), PrintVerdict.Ended(PrintProof.Processed, Ready));
        Assert.Equal(new PrintResult(PrintOutcome.Probable, null, PrintProof.Processed), PrintVerdict.Ended(PrintProof.Processed, NearEnd));
        Assert.Equal((PrintOutcome.Unknown, "printer.paper-out"), Of(PrintVerdict.Ended(PrintProof.Processed, NoPaper)));
        Assert.Equal((PrintOutcome.Unknown, "printer.unconfirmed"), Of(PrintVerdict.Ended(PrintProof.Processed, null)));
    }

    [Fact]
    public void Ended_WithoutProof_IsNeverPrinted()
    {
        Assert.Equal((PrintOutcome.Unknown, "printer.unconfirmed"), Of(PrintVerdict.Ended(PrintProof.None, Ready)));
        Assert.Equal((PrintOutcome.Unknown, "printer.unconfirmed"), Of(PrintVerdict.Ended(PrintProof.None, null)));
        Assert.Equal((PrintOutcome.Unknown, "printer.paper-out"), Of(PrintVerdict.Ended(PrintProof.None, NoPaper)));
    }

    [Theory]
    [InlineData(nameof(PrinterStatus.PaperEnd), "printer.paper-out")]
    [InlineData(nameof(PrinterStatus.StoppedByPaperEnd), "printer.paper-out")]
    [InlineData(nameof(PrinterStatus.CoverOpen), "printer.cover-open")]
    [InlineData(nameof(PrinterStatus.CutterError), "printer.cutter")]
    [InlineData(nameof(PrinterStatus.RecoverableError), "printer.fault")]
    [InlineData(nameof(PrinterStatus.UnrecoverableError), "printer.fault")]
    [InlineData(nameof(PrinterStatus.AutoRecoverableError), "printer.hot")]
    [InlineData(nameof(PrinterStatus.Error), "printer.fault")]
    [InlineData(nameof(PrinterStatus.WaitingForRecovery), "printer.fault")]
    [InlineData(nameof(PrinterStatus.Offline), "printer.offline")]
    [InlineData(nameof(PrinterStatus.PaperNearEnd), "printer.paper-low")]
    [InlineData(nameof(PrinterStatus.DrawerPinHigh), null)]
    [InlineData(nameof(PrinterStatus.FeedButton), null)]
    public void TroubleOf_OneBit_IsItsTrouble(string bit, string? code)
    {
        object status = default(PrinterStatus);
        typeof(PrinterStatus).GetProperty(bit)!.SetValue(status, true);
        Assert.Equal(code, PrinterTroubles.Of((PrinterStatus)status)?.Code);
        Assert.Equal(((PrinterStatus)status).CanPrint, code is null or "printer.paper-low");
    }

    private static (PrintOutcome Outcome, string? Trouble) Of(PrintResult result) => (result.Outcome, result.Trouble?.Code);
}
