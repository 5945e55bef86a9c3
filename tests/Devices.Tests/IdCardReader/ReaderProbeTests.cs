using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.Tests.IdCardReader;

public sealed class ReaderProbeTests
{
    private readonly ReaderProbe _probe = new(patience: 2);

    private static SamCommand Status => ReaderProbe.First.Ask!.Value;

    [Fact]
    public void Next_SameNumberTwice_IsAliveWithIt()
    {
        Assert.Equal(SamCommand.ReadSamId, _probe.Next(Status, Answers.Alive).Ask);
        Assert.Equal(SamCommand.ReadSamId, _probe.Next(SamCommand.ReadSamId, Answers.Number(1)).Ask);
        Assert.Equal(SamCommand.ReadSamId, _probe.Next(SamCommand.ReadSamId, Answers.Number(2)).Ask);
        var end = _probe.Next(SamCommand.ReadSamId, Answers.Number(2));
        Assert.Null(end.Ask);
        Assert.True(end.Alive);
        Assert.Equal(SamId.Text(Answers.Number(2).Data.Span), end.SamId);
    }

    [Fact]
    public void Next_NumberNeverSettles_IsAliveWithoutOne()
    {
        _probe.Next(Status, Answers.Alive);
        var step = new ProbeStep(SamCommand.ReadSamId);
        for (byte number = 0; step.Ask is not null; number++)
        {
            Assert.InRange(number, 0, 5);
            step = _probe.Next(SamCommand.ReadSamId, Answers.Number(number));
        }
        Assert.True(step.Alive);
        Assert.Null(step.SamId);
    }

    [Fact]
    public void Next_Silence_IsNobodyAfterPatience()
    {
        Assert.Equal(Status, _probe.Next(Status, null).Ask);
        Assert.Equal(new ProbeStep(null), _probe.Next(Status, null));
    }

    [Fact]
    public void Next_NumberUnknownToTheReader_IsAliveAllTheSame()
    {
        _probe.Next(Status, Answers.Alive);
        Assert.Equal(new ProbeStep(null, Alive: true), _probe.Next(SamCommand.ReadSamId, Answers.Of(SamStatus.BadCommand)));
    }

    [Fact]
    public void Next_SelfTestFailed_IsResetOnceThenTrouble()
    {
        Assert.Equal(SamCommand.Reset, _probe.Next(Status, Answers.Of(SamStatus.SelfTestFailed)).Ask);
        Assert.Equal(Status, _probe.Next(SamCommand.Reset, null).Ask);
        Assert.Equal(ReaderTroubles.SelfTestFailed, _probe.Next(Status, Answers.Of(SamStatus.SelfTestFailed)).Trouble);
    }

    [Fact]
    public void Next_SelfTestFailedAndResetHelps_GoesOn()
    {
        _probe.Next(Status, Answers.Of(SamStatus.SelfTestFailed));
        _probe.Next(SamCommand.Reset, Answers.Alive);
        Assert.Equal(SamCommand.ReadSamId, _probe.Next(Status, Answers.Alive).Ask);
    }

    [Fact]
    public void Next_NotAuthorised_IsTroubleAtOnce() =>
        Assert.Equal(ReaderTroubles.NotAuthorised, _probe.Next(Status, Answers.Of(SamStatus.NotAuthorised)).Trouble);

    [Fact]
    public void Next_CommandDamagedOnTheWire_IsSentAgain() =>
        Assert.Equal(Status, _probe.Next(Status, Answers.Of(SamStatus.BadChecksum)).Ask);
}
