using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.ReceiptPrinter;

/// <summary>The driver against printers that answer strangely.</summary>
public sealed class OddPrinterTests : IAsyncDisposable
{
    private static readonly PrinterTimes Quick = new()
    {
        Poll = TimeSpan.FromMilliseconds(100),
        Answer = TimeSpan.FromMilliseconds(400),
        IdleAnswer = TimeSpan.FromMilliseconds(400),
        Completion = TimeSpan.FromSeconds(1),
        CompletionLook = TimeSpan.FromMilliseconds(200),
        Write = TimeSpan.FromSeconds(1),
    };

    private static readonly ReceiptDocument Receipt = new([new ReceiptPart.Line("A")]);

    private readonly DeviceStand<EscPosPrinter, ScriptedPrinter> _stand = new(
        (options, context) => new EscPosPrinter(options, context, times: Quick), twin: wire => new ScriptedPrinter(wire));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _stand.DisposeAsync();

    [Fact]
    public async Task CloneThatAnswersTwoSubjects_OutOfPaper_IsSeen()
    {
        _stand.Twin.RealTime = static n => n is 1 or 4 ? "12" : "";
        await _stand.StartAsync();
        await _stand.ReachAsync(ThingState.Online);
        Assert.Equal("C", _stand.Device.Status.Facts["proof"]);
        _stand.Twin.RealTime = static n => n switch { 1 => "12", 4 => "72", _ => "" };
        await _stand.ReachAsync(ThingState.Offline, "printer.paper-out");
    }

    [Theory]
    [InlineData("12", "printer.fault")]
    [InlineData("1A", "printer.cutter")]
    [InlineData("16", "printer.fault")]
    [InlineData("32", "printer.fault")]
    [InlineData("52", "printer.hot")]
    public async Task Error_IsAskedForItsCause(string cause, string trouble)
    {
        _stand.Twin.RealTime = n => n switch { 1 => "1A", 2 => "52", 3 => cause, _ => "12" };
        await _stand.StartAsync();
        await _stand.ReachAsync(ThingState.Offline, trouble);
    }

    [Fact]
    public async Task Completion_OfAnotherJob_IsNoProof()
    {
        _stand.Twin.Buffered = static () => "00";
        _stand.Twin.Completion = static id => $"3722{id}00";
        await _stand.StartAsync();
        await _stand.ReachAsync(ThingState.Online);
        Assert.Equal("A", _stand.Device.Status.Facts["proof"]);
        _stand.Twin.Completion = static _ => "37225A5A5A5A00";
        var result = await _stand.Device.PrintAsync(Receipt, Stop);
        Assert.Equal((PrintOutcome.Unknown, "printer.unconfirmed"), (result.Outcome, result.Trouble?.Code));
    }

    [Fact]
    public async Task BufferedAnswer_FollowedByPaperEnd_IsNoProof()
    {
        _stand.Twin.Buffered = static () => "00";
        await _stand.StartAsync();
        await _stand.ReachAsync(ThingState.Online);
        Assert.Equal("B", _stand.Device.Status.Facts["proof"]);
        _stand.Twin.Buffered = () =>
        {
            _stand.Twin.RealTime = static n => n == 4 ? "7E" : "12";
            return "00";
        };
        var result = await _stand.Device.PrintAsync(Receipt, Stop);
        Assert.Equal((PrintOutcome.Unknown, "printer.paper-out"), (result.Outcome, result.Trouble?.Code));
    }

    [Fact]
    public async Task BufferedAnswer_OwedByAnEarlierReceipt_IsNotTakenForThisOne()
    {
        _stand.Twin.Buffered = static () => "00";
        await _stand.StartAsync();
        await _stand.ReachAsync(ThingState.Online);
        var asked = 0;
        _stand.Twin.Buffered = () => asked++ == 0 ? Stopped() : "00";
        Assert.Equal(PrintOutcome.Unknown, (await _stand.Device.PrintAsync(Receipt, Stop)).Outcome);
        _stand.Twin.RealTime = static _ => "12";
        await _stand.ReachAsync(ThingState.Online);
        // Asked a second time, it answers once: that answer belongs to the first receipt.
        Assert.Equal(PrintOutcome.Unknown, (await _stand.Device.PrintAsync(Receipt, Stop)).Outcome);
        // After that wait the first answer counts as lost, so one bad moment does not spoil every receipt that follows.
        Assert.Equal(PrintOutcome.Probable, (await _stand.Device.PrintAsync(Receipt, Stop)).Outcome);

        string Stopped()
        {
            _stand.Twin.RealTime = static n => n == 4 ? "7E" : "12";
            return "";
        }
    }

    [Fact]
    public async Task AutomaticStatusAndNoise_BetweenTheAnswers_DoNotDisturb()
    {
        _stand.Twin.RealTime = static _ => "1000" + "12" + "000F";
        await _stand.StartAsync();
        await _stand.ReachAsync(ThingState.Online);
        await _stand.Twin.SayAsync("FF80" + "1000000F" + "37");
        Assert.Equal(PrintOutcome.Unknown, (await _stand.Device.PrintAsync(Receipt, Stop)).Outcome);
        Assert.Equal(ThingState.Online, _stand.Device.Status.State);
    }

    [Fact]
    public async Task Xoff_HoldsTheReceiptUntilXon()
    {
        await _stand.StartAsync();
        await _stand.ReachAsync(ThingState.Online);
        await _stand.Twin.SayAsync("13");
        var held = await _stand.Device.PrintAsync(Receipt, Stop);
        Assert.Equal((PrintOutcome.Failed, "printer.no-answer"), (held.Outcome, held.Trouble?.Code));
        Assert.DoesNotContain("410A", _stand.Twin.Received, StringComparison.Ordinal);
        await _stand.Twin.SayAsync("11");
        Assert.Equal(PrintOutcome.Unknown, (await _stand.Device.PrintAsync(Receipt, Stop)).Outcome);
        await Wait.UntilAsync(() => _stand.Twin.Received.Contains("410A", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Print_NoProof_SendsTheReceiptExactlyOnce()
    {
        await _stand.StartAsync();
        await _stand.ReachAsync(ThingState.Online);
        Assert.Equal(PrintOutcome.Unknown, (await _stand.Device.PrintAsync(Receipt, Stop)).Outcome);
        _stand.Twin.Pull();
        await _stand.ReachAsync(ThingState.Offline);
        _stand.Twin.Plug();
        await _stand.ReachAsync(ThingState.Online);
        Assert.Equal(2, _stand.Twin.Received.Split("410A").Length);
    }
}
