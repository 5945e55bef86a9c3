using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.IdCardReader;

/// <summary>The driver against a virtual reader, over a real pseudo-terminal and in real time.</summary>
public sealed class SamReaderTests
{
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Names => [.. SyntheticCards.All.Select(card => card.Name + card.Type)];

    [Fact]
    public async Task Start_ReaderAnswers_IsOnlineWithNumberAndSpeed()
    {
        await using var rig = new ReaderRig();
        await rig.BecomesAsync(ThingState.Online);
        Assert.Equal("05.01-20260101-0001234567-0089101112", rig.Device.Status.Facts["samId"]);
        Assert.Equal("115200", rig.Device.Status.Facts["baud"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Place_EveryKindOfCard_IsReadExactly(string name)
    {
        var card = SyntheticCards.All.Single(card => card.Name + card.Type == name);
        await using var rig = new ReaderRig();
        rig.Reader.Place(card);
        await rig.ReadsAsync(1);
        Assert.True(rig.Reads.TryPeek(out var read));
        Assert.Equal(card, read.Document);
        Assert.Equal("reader-1", read.DeviceId);
    }

    [Fact]
    public async Task Place_SlowWire_IsReadAtNineSixHundred()
    {
        await using var rig = new ReaderRig("virtual:?baud=9600");
        rig.Reader.Place(SyntheticCards.First);
        await rig.ReadsAsync(1);
        Assert.True(rig.Reads.TryPeek(out var read));
        Assert.Equal(SyntheticCards.First, read.Document);
        Assert.InRange(read.Elapsed.TotalSeconds, 1.3, 6);
        Assert.Equal("9600", rig.Device.Status.Facts["baud"]);
    }

    [Fact]
    public async Task Place_CardStaysOnAnOrdinaryReader_IsReadOnce()
    {
        await using var rig = new ReaderRig();
        rig.Reader.Place(SyntheticCards.First);
        await rig.ReadsAsync(1);
        await rig.PollsAsync(10);
        Assert.Single(rig.Reads);
    }

    [Fact]
    public async Task Place_CardStaysOnARepeatingReader_CountsOnce()
    {
        await using var rig = new ReaderRig();
        rig.Reader.RepeatRead = true;
        rig.Reader.Place(SyntheticCards.First);
        await rig.ReadsAsync(1);
        await rig.PollsAsync(12);
        Assert.Single(rig.Reads);
    }

    [Fact]
    public async Task Place_TwoCardsInTurn_AreTwoReads()
    {
        await using var rig = new ReaderRig();
        rig.Reader.Place(SyntheticCards.First);
        await rig.ReadsAsync(1);
        rig.Reader.Place(SyntheticCards.Second);
        await rig.ReadsAsync(2);
        Assert.Equal([SyntheticCards.First.Number, SyntheticCards.Second.Number], rig.Reads.Select(read => read.Document.Number));
        await Wait.UntilAsync(() => rig.Device.Status.Facts.GetValueOrDefault("reads") == "2");
    }

    [Fact]
    public async Task Pull_WhileWorking_IsOfflineAtOnceAndBackWithinFiveSeconds()
    {
        await using var rig = new ReaderRig(pollMs: 300);
        await rig.BecomesAsync(ThingState.Online);
        rig.Reader.Pull();
        await Wait.UntilAsync(() => rig.Device.Status.State == ThingState.Offline, FiveSeconds);
        await rig.BecomesAsync(ThingState.Offline, "reader.not-found");
        rig.Reader.Plug();
        await rig.BecomesAsync(ThingState.Online, within: FiveSeconds);
        rig.Reader.Place(SyntheticCards.First);
        await rig.ReadsAsync(1);
    }

    [Fact]
    public async Task Pull_InTheMiddleOfARead_LosesThatReadAndGetsTheNext()
    {
        await using var rig = new ReaderRig("virtual:?baud=9600");
        await rig.BecomesAsync(ThingState.Online);
        rig.Reader.Place(SyntheticCards.First);
        await rig.PollsAsync(3);
        rig.Reader.Pull();
        await Wait.UntilAsync(() => rig.Device.Status.State == ThingState.Offline, FiveSeconds);
        Assert.Empty(rig.Reads);
        rig.Reader.Plug();
        await rig.ReadsAsync(1);
    }

    [Fact]
    public async Task Silent_WhileWorking_IsOfflineWithinFiveSecondsAndBackByItself()
    {
        await using var rig = new ReaderRig(pollMs: 300);
        await rig.BecomesAsync(ThingState.Online);
        rig.Reader.Faults = new ReaderFaults { Silent = true };
        await rig.BecomesAsync(ThingState.Offline, "reader.no-answer", FiveSeconds);
        rig.Reader.Faults = ReaderFaults.None;
        await rig.BecomesAsync(ThingState.Online);
    }

    [Fact]
    public async Task Start_NoSuchPort_SaysSoAndComesWithThePort()
    {
        await using var rig = new ReaderRig("serial:{folder}/reader-1");
        await rig.BecomesAsync(ThingState.Offline, "reader.not-found");
        await using var late = new VirtualReader(new VirtualWire("reader-1", null, rig.Folder, TimeProvider.System));
        await rig.BecomesAsync(ThingState.Online, within: FiveSeconds);
    }

    [Fact]
    public async Task Start_PortIsAFolder_SaysSo()
    {
        await using var rig = new ReaderRig("serial:{folder}");
        await rig.BecomesAsync(ThingState.Offline, "reader.not-a-port");
    }

    [Fact]
    public async Task Start_ReaderTalksAtAnotherSpeed_IsFound()
    {
        await using var rig = new ReaderRig("serial:{folder}/reader-1?baud=115200", wire: 19200);
        await rig.BecomesAsync(ThingState.Online);
        Assert.Equal("19200", rig.Device.Status.Facts["baud"]);
        rig.Reader.Place(SyntheticCards.First);
        await rig.ReadsAsync(1);
    }

    [Fact]
    public async Task Start_FirstNumberIsWrong_TakesTheOneThatRepeats()
    {
        await using var rig = new ReaderRig(faults: new ReaderFaults { FirstSamIdWrong = true });
        await rig.BecomesAsync(ThingState.Online);
        Assert.Equal("05.01-20260101-0001234567-0089101112", rig.Device.Status.Facts["samId"]);
    }

    [Theory]
    [InlineData(true, "reader.self-test")]
    [InlineData(false, "reader.not-authorised")]
    public async Task Start_ModuleIsBroken_SaysWhatAndRecovers(bool selfTest, string trouble)
    {
        await using var rig = new ReaderRig(faults: new ReaderFaults { SelfTestFailed = selfTest, NotAuthorised = !selfTest });
        await rig.BecomesAsync(ThingState.Offline, trouble);
        rig.Reader.Faults = ReaderFaults.None;
        await rig.BecomesAsync(ThingState.Online);
    }

    [Fact]
    public async Task Start_SelfTestFailedAndResetHelps_IsOnline()
    {
        await using var rig = new ReaderRig(faults: new ReaderFaults { SelfTestFailed = true, ResetHelps = true });
        await rig.BecomesAsync(ThingState.Online);
    }

    [Fact]
    public async Task Place_CardMovesTwice_IsReadWithoutAWord()
    {
        await using var rig = new ReaderRig(faults: new ReaderFaults { MovedReads = 2 });
        rig.Reader.Place(SyntheticCards.First);
        await rig.ReadsAsync(1);
        Assert.DoesNotContain(rig.Statuses, status => status.Trouble is not null);
    }

    [Fact]
    public async Task Place_CardMovesAgainAndAgain_AsksTheClerkAndThenReads()
    {
        await using var rig = new ReaderRig(faults: new ReaderFaults { MovedReads = 4 });
        rig.Reader.Place(SyntheticCards.First);
        await rig.ReadsAsync(1);
        Assert.Contains(rig.Statuses, status => status is { State: ThingState.Degraded, Trouble.Code: "reader.card-moved" });
        await rig.BecomesAsync(ThingState.Online);
    }

    [Fact]
    public async Task Place_BusCard_SaysNoIdCardUntilAnIdCardComes()
    {
        await using var rig = new ReaderRig();
        rig.Reader.Place(VirtualCard.NoIdCard);
        await rig.BecomesAsync(ThingState.Degraded, "reader.other-card");
        rig.Reader.Place(SyntheticCards.First);
        await rig.ReadsAsync(1);
        await rig.BecomesAsync(ThingState.Online);
    }

    [Fact]
    public async Task Place_GarbageBeforeEveryAnswer_IsReadAllTheSame()
    {
        await using var rig = new ReaderRig(faults: new ReaderFaults { GarbageBefore = new byte[] { 0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x05, 0x08, 0xAA } });
        rig.Reader.Place(SyntheticCards.First);
        await rig.ReadsAsync(1);
        Assert.True(rig.Reads.TryPeek(out var read));
        Assert.Equal(SyntheticCards.First, read.Document);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Place_AnswersTornOrWrongForAWhile_GivesNoCardAndThenTheCard(bool torn)
    {
        await using var rig = new ReaderRig();
        await rig.BecomesAsync(ThingState.Online);
        rig.Reader.Faults = torn ? new ReaderFaults { TearAfter = 9 } : new ReaderFaults { WrongChecksum = true };
        rig.Reader.Place(SyntheticCards.First);
        await rig.BecomesAsync(ThingState.Offline, "reader.no-answer", FiveSeconds);
        Assert.Empty(rig.Reads);
        rig.Reader.Faults = ReaderFaults.None;
        await rig.ReadsAsync(1);
        Assert.Equal(SyntheticCards.First, Assert.Single(rig.Reads).Document);
    }

    [Fact]
    public async Task Place_AnswersLaterThanTheLimitForAWhile_ReadsTheRightCardAfterwards()
    {
        await using var rig = new ReaderRig();
        await rig.BecomesAsync(ThingState.Online);
        rig.Reader.Faults = new ReaderFaults { Late = TimeSpan.FromMilliseconds(700) };
        rig.Reader.Place(SyntheticCards.Second);
        await rig.PollsAsync(3);
        rig.Reader.Faults = ReaderFaults.None;
        await rig.ReadsAsync(1);
        Assert.All(rig.Reads, read => Assert.Equal(SyntheticCards.Second, read.Document));
    }

    [Fact]
    public async Task Run_SwitchedOff_IsDisabled()
    {
        await using var bench = new VirtualBench("unused", TimeProvider.System);
        var context = new DeviceContext(TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, bench);
        var device = Devices.IdCardReader.SamReader.Create(new DeviceOptions { Id = "reader-1", Address = "serial:/dev/null", Enabled = false }, context);
        await device.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ThingState.Disabled, device.Status.State);
    }
}
