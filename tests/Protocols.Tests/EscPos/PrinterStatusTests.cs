using System.Text;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

public sealed class PrinterStatusTests
{
    [Theory]
    [InlineData(0x12, 0x12, 0x12)]
    [InlineData(0x16, 0x12, 0x12)] // drawer pin high
    public void With_NormalAnswers_CanPrint(byte one, byte two, byte four) => Assert.True(Of(one, two, four).CanPrint);

    [Fact]
    public void With_PaperOut_SaysSoInEveryWay()
    {
        var status = Of(0x1A, 0x32, 0x7E);
        Assert.True(status is { Offline: true, StoppedByPaperEnd: true, PaperEnd: true, PaperNearEnd: true, OutOfPaper: true, CanPrint: false });
    }

    [Fact]
    public void With_CloneSayingOnlyRollEnd_IsOutOfPaper()
    {
        var status = Of(0x12, 0x12, 0x72);
        Assert.True(status is { PaperEnd: true, PaperNearEnd: false, OutOfPaper: true, CanPrint: false });
    }

    [Fact]
    public void With_NearEnd_StillPrints() => Assert.True(Of(0x12, 0x12, 0x1E) is { PaperNearEnd: true, CanPrint: true });

    [Theory]
    [InlineData(StatusSubject.OfflineCause, 0x16, nameof(PrinterStatus.CoverOpen))]
    [InlineData(StatusSubject.OfflineCause, 0x32, nameof(PrinterStatus.StoppedByPaperEnd))]
    [InlineData(StatusSubject.OfflineCause, 0x52, nameof(PrinterStatus.Error))]
    [InlineData(StatusSubject.ErrorCause, 0x16, nameof(PrinterStatus.RecoverableError))]
    [InlineData(StatusSubject.ErrorCause, 0x1A, nameof(PrinterStatus.CutterError))]
    [InlineData(StatusSubject.ErrorCause, 0x32, nameof(PrinterStatus.UnrecoverableError))]
    [InlineData(StatusSubject.ErrorCause, 0x52, nameof(PrinterStatus.AutoRecoverableError))]
    [InlineData(StatusSubject.Printer, 0x1A, nameof(PrinterStatus.Offline))]
    [InlineData(StatusSubject.Printer, 0x32, nameof(PrinterStatus.WaitingForRecovery))]
    public void With_OneBit_SetsOneThingAndStopsPrinting(StatusSubject subject, byte raw, string property)
    {
        var status = default(PrinterStatus).With(subject, raw);
        Assert.True((bool)typeof(PrinterStatus).GetProperty(property)!.GetValue(status)!);
        Assert.False(status.CanPrint);
        Assert.True(status.With(subject, 0x12).CanPrint);
    }

    [Theory]
    [InlineData(0x00, false, false)]
    [InlineData(0x03, true, false)]
    [InlineData(0x0F, true, true)]
    [InlineData(0x0C, false, true)]
    public void WithPaperSensor_Answer_SetsPaper(byte raw, bool nearEnd, bool end)
    {
        var status = default(PrinterStatus).WithPaperSensor(raw);
        Assert.Equal((nearEnd, end), (status.PaperNearEnd, status.PaperEnd));
    }

    [Theory]
    [InlineData(0x12, true)]
    [InlineData(0x7E, true)]
    [InlineData(0x10, false)]
    [InlineData(0x13, false)]
    [InlineData(0x92, false)]
    [InlineData(0x02, false)]
    public void IsRealTime_Byte_FollowsThePattern(byte raw, bool expected) => Assert.Equal(expected, PrinterStatus.IsRealTime(raw));

    [Fact]
    public void CompletionIds_Numbers_AreDistinctAndNeverLookLikeStatus()
    {
        var ids = Enumerable.Range(0, 50_625).Select(CompletionId.FromNumber).ToHashSet();
        Assert.Equal(50_625, ids.Count);
        Assert.All(ids, id => Assert.All(Encoding.ASCII.GetBytes(id.Text), b => Assert.Equal(0, b & 0x90)));
        Assert.Equal(CompletionId.FromNumber(0), CompletionId.FromNumber(50_625));
        Assert.Equal(4, CompletionId.FromNumber(-1).Text.Length);
    }

    [Fact]
    public void Commands_Requests_AreTheirBytes()
    {
        Assert.Equal("1D28480600303041414142", Convert.ToHexString(EscPosCommands.Completion(CompletionId.FromNumber(1))));
        Assert.Equal("100404", Convert.ToHexString(EscPosCommands.RealTimeStatus(StatusSubject.RollSensor)));
        Assert.Equal("1D7201", Convert.ToHexString(EscPosCommands.BufferedStatus));
    }

    private static PrinterStatus Of(byte one, byte two, byte four) => default(PrinterStatus)
        .With(StatusSubject.Printer, one).With(StatusSubject.OfflineCause, two).With(StatusSubject.RollSensor, four);
}
