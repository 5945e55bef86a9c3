using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.Tests.ReceiptPrinter;

public sealed class PrintQueueTests
{
    private readonly PrintQueue _queue = new();

    [Fact]
    public void TryAdd_BeforeItIsOpen_IsRefused() => Assert.Equal("printer.not-ready", _queue.TryAdd(Job())?.Code);

    [Fact]
    public void TryAdd_Open_KeepsTheOrder()
    {
        _queue.Open();
        var jobs = Enumerable.Range(0, 8).Select(_ => Job()).ToArray();
        Assert.All(jobs, job => Assert.Null(_queue.TryAdd(job)));
        foreach (var expected in jobs)
        {
            Assert.True(_queue.Reader.TryRead(out var job));
            Assert.Same(expected, job);
        }
    }

    [Fact]
    public void TryAdd_NinthReceipt_IsRefused()
    {
        _queue.Open();
        for (var i = 0; i < 8; i++)
            _queue.TryAdd(Job());
        Assert.Equal("printer.busy", _queue.TryAdd(Job())?.Code);
        _queue.Reader.TryRead(out _);
        Assert.Null(_queue.TryAdd(Job()));
    }

    [Fact]
    public async Task Close_WithWaitingReceipts_FailsThemAndRefusesNewOnes()
    {
        _queue.Open();
        var job = Job();
        _queue.TryAdd(job);
        _queue.Close(PrinterTroubles.NoAnswer);
        Assert.Equal(new PrintResult(PrintOutcome.Failed, PrinterTroubles.NoAnswer), await job.Result);
        Assert.Equal("printer.not-ready", _queue.TryAdd(Job())?.Code);
        _queue.Open();
        Assert.False(_queue.Reader.TryRead(out _));
        Assert.Null(_queue.TryAdd(Job()));
    }

    [Fact]
    public async Task Close_WithATakenBackReceipt_LeavesItsResult()
    {
        _queue.Open();
        var job = Job();
        _queue.TryAdd(job);
        job.Cancel(new CancellationToken(canceled: true));
        _queue.Close(PrinterTroubles.NoAnswer);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.Result);
    }

    [Fact]
    public async Task Cancel_AfterTheStart_DoesNothing()
    {
        var job = Job();
        Assert.True(job.TryStart());
        job.Cancel(new CancellationToken(canceled: true));
        Assert.False(job.Result.IsCompleted);
        job.Finish(new PrintResult(PrintOutcome.Unknown));
        job.Finish(new PrintResult(PrintOutcome.Printed));
        Assert.Equal(PrintOutcome.Unknown, (await job.Result).Outcome);
    }

    [Fact]
    public void TryStart_Twice_OnlyTheFirstCounts()
    {
        var job = Job();
        Assert.True(job.TryStart());
        Assert.False(job.TryStart());
    }

    private static PrintJob Job() => new(EscPosEncoder.Encode(new([new ReceiptPart.Line("A")]), PrinterProfile.Paper58));
}
