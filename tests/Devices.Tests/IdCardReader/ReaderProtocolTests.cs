using CsCheck;
using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.Tests.IdCardReader;

public sealed class ReaderProtocolTests
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(300);
    private readonly ReaderProtocol _protocol = new(Poll);
    private ReaderStep _step = ReaderProtocol.First;
    private TimeSpan _now;

    private ReaderStep Give(SamAnswer? answer) => _step = _protocol.Next(_step.Ask, answer, _now);

    private ReaderNews? FailReads(int count, byte sw3 = SamStatus.ReadFailed)
    {
        for (var read = 0; read < count; read++)
        {
            Give(Answers.Found);
            Give(Answers.Selected);
            Give(Answers.Of(sw3));
        }
        return _step.News;
    }

    [Fact]
    public void Next_NoCard_LooksAgainAfterThePause()
    {
        Assert.Equal(new ReaderStep(SamCommand.Find, TimeSpan.Zero), _step);
        Assert.Equal(new ReaderStep(SamCommand.Find, Poll), Give(Answers.NoCard));
    }

    [Fact]
    public void Next_Card_IsFoundSelectedReadWithoutPause()
    {
        Assert.Equal(new ReaderStep(SamCommand.Select, TimeSpan.Zero), Give(Answers.Found));
        Assert.Equal(new ReaderStep(SamCommand.ReadBase, TimeSpan.Zero), Give(Answers.Selected));
        Give(Answers.Base(SyntheticCards.First));
        Assert.Equal(new ReaderStep(SamCommand.Find, Poll, new ReaderNews(Card: SyntheticCards.First)), _step);
    }

    [Fact]
    public void Next_NoCardAfterAGoodRead_IsNoNewsBecauseTheCardMayStillLieThere()
    {
        Give(Answers.Found);
        Give(Answers.Selected);
        Give(Answers.Base(SyntheticCards.First));
        for (var look = 0; look < 100; look++)
        {
            _now += Poll;
            Assert.Equal(new ReaderStep(SamCommand.Find, Poll), Give(Answers.NoCard));
        }
    }

    [Theory]
    [InlineData(0x41)]
    [InlineData(0x47)]
    public void Next_ReadFails_BeginsAgainWithFind(byte sw3)
    {
        Assert.Null(FailReads(1, sw3));
        Assert.Equal(SamCommand.Find, _step.Ask);
        Assert.True(_step.Pause < Poll);
    }

    [Fact]
    public void Next_SelectFails_BeginsAgainWithFind()
    {
        Give(Answers.Found);
        Assert.Equal(SamCommand.Find, Give(Answers.Of(SamStatus.SelectFailed)).Ask);
    }

    [Theory]
    [InlineData(0x41, "reader.card-moved")]
    [InlineData(0x47, "reader.card-moved")]
    [InlineData(0x31, "reader.not-verified")]
    [InlineData(0x37, "reader.not-verified")]
    [InlineData(0x23, "reader.fault")]
    [InlineData(0x33, "reader.not-verified")]
    [InlineData(0x32, "reader.not-verified")]
    [InlineData(0x3F, "reader.not-verified")]
    [InlineData(0x24, "reader.fault")]
    [InlineData(0x21, "reader.fault")]
    public void Next_ThreeFailures_AsksTheClerkAndResets(byte sw3, string trouble)
    {
        Assert.Null(FailReads(2, sw3));
        Assert.Equal(trouble, FailReads(1, sw3)?.Passing?.Code);
        Assert.Equal(SamCommand.Reset, _step.Ask);
        Assert.Equal(new ReaderStep(SamCommand.Find, Poll), Give(Answers.Alive));
    }

    [Fact]
    public void Next_BaseAnswerWithWrongLengths_IsAFailureAndNoCard()
    {
        Give(Answers.Found);
        Give(Answers.Selected);
        var step = Give(Answers.Of(SamStatus.Success, [1, 0, 4, 1, .. new byte[1280]]));
        Assert.Equal(SamCommand.Find, step.Ask);
        Assert.Null(step.News);
    }

    [Fact]
    public void Next_CardGoneAfterTrouble_ClearsWhenItCouldBeRead()
    {
        FailReads(3);
        Give(Answers.Alive);
        _now += TimeSpan.FromSeconds(4.9);
        Assert.Null(Give(Answers.NoCard).News);
        _now += TimeSpan.FromSeconds(0.1);
        Assert.Equal(new ReaderNews(), Give(Answers.NoCard).News);
        Assert.Null(Give(Answers.NoCard).News);
    }

    [Fact]
    public void Next_OtherCard_SaysSo()
    {
        var step = Give(Answers.Of(SamStatus.UnknownCardType));
        Assert.Equal(ReaderTroubles.NotAnIdCard, step.News?.Passing);
        Assert.Equal((SamCommand.Find, Poll), (step.Ask, step.Pause));
    }

    [Fact]
    public void Next_ThreeSilences_IsLost()
    {
        Assert.Equal(new ReaderStep(SamCommand.Find, Poll), Give(null));
        Assert.Null(Give(null).News);
        Assert.Equal(ReaderTroubles.NoAnswer, Give(null).News?.Lost);
    }

    [Fact]
    public void Next_SilencesWithAnswersBetween_IsNotLost()
    {
        for (var round = 0; round < 10; round++)
        {
            Assert.Null(Give(null).News);
            Assert.Null(Give(null).News);
            Assert.Null(Give(Answers.NoCard).News);
        }
    }

    [Theory]
    [InlineData(0x60, "reader.self-test")]
    [InlineData(0x66, "reader.not-authorised")]
    public void Next_ModuleBroken_IsLost(byte sw3, string trouble) => Assert.Equal(trouble, Give(Answers.Of(sw3)).News?.Lost?.Code);

    [Theory]
    [InlineData(0x10)]
    [InlineData(0x11)]
    public void Next_CommandDamagedOnTheWire_IsSentAgainOnce(byte sw3)
    {
        Give(Answers.Found);
        Assert.Equal(new ReaderStep(SamCommand.Select, TimeSpan.Zero), Give(Answers.Of(sw3)));
        Assert.Equal(SamCommand.Find, Give(Answers.Of(sw3)).Ask);
    }

    /// <summary>Whatever a reader answers, a read is only asked for after a find and a select, and a card only comes of a right base answer.</summary>
    [Fact]
    public void Next_AnyAnswers_NeverReadsOutOfOrder() =>
        Gen.Select(Gen.Byte, Gen.Int[0, 5]).Array[1, 60].Sample(moves =>
        {
            var protocol = new ReaderProtocol(Poll);
            var step = ReaderProtocol.First;
            foreach (var (sw3, shape) in moves)
            {
                var asked = step.Ask;
                var answer = AnswerOf(sw3, shape);
                if (answer is { } given && !given.Fits(asked))
                    continue;
                step = protocol.Next(asked, answer, TimeSpan.Zero);
                Assert.True(step.Ask != SamCommand.Select || asked is SamCommand.Find or SamCommand.Select);
                Assert.True(step.Ask != SamCommand.ReadBase || asked is SamCommand.Select or SamCommand.ReadBase);
                Assert.True(step.News?.Card is null || asked == SamCommand.ReadBase && shape == 4);
            }
        });

    private static SamAnswer? AnswerOf(byte sw3, int shape) => shape switch
    {
        0 => null,
        1 => Answers.NoCard,
        2 => Answers.Found,
        3 => Answers.Selected,
        4 => Answers.Base(SyntheticCards.First),
        _ => Answers.Of(sw3),
    };
}
