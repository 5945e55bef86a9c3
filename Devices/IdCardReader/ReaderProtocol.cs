using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.IdCardReader;

/// <summary>
/// Find, select, read, again and again: which command comes next, and what the answers mean. Pure: knows answers and elapsed time,
/// does nothing.
/// </summary>
/// <param name="poll">Pause between two finds.</param>
/// <param name="newAddress">Residents' cards are also asked for the address written later.</param>
internal sealed class ReaderProtocol(TimeSpan poll, bool newAddress = false)
{
    private const int MostFailures = 3;
    private const int MostUnanswered = 3;
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan TroubleIsRead = TimeSpan.FromSeconds(5);

    private int _failures;
    private int _unanswered;
    private bool _resent;
    private TimeSpan? _troubleSince;
    private IdentityDocument? _read;

    public static ReaderStep First => new(SamCommand.Find, TimeSpan.Zero);

    /// <summary>Takes the answer to <paramref name="asked"/>, null when none came in time. <paramref name="now"/> never runs backwards.</summary>
    public ReaderStep Next(SamCommand asked, SamAnswer? answer, TimeSpan now)
    {
        if (asked == SamCommand.ReadNewAddress && (_resent || answer?.Class != SamClass.ResendOnce))
            return AfterNewAddress(answer);
        if (answer is not { } given)
            return AfterSilence(asked);
        _unanswered = 0;
        if (given.Class == SamClass.ResendOnce && !_resent)
        {
            _resent = true;
            return new ReaderStep(asked, TimeSpan.Zero);
        }
        _resent = false;
        return asked == SamCommand.Reset ? FindLater() : AfterAnswer(asked, given, now);
    }

    private ReaderStep AfterAnswer(SamCommand asked, SamAnswer answer, TimeSpan now) => answer.Class switch
    {
        SamClass.Found => new ReaderStep(SamCommand.Select, TimeSpan.Zero),
        SamClass.Ok when asked == SamCommand.Select => new ReaderStep(SamCommand.ReadBase, TimeSpan.Zero),
        SamClass.Ok when asked == SamCommand.ReadBase => AfterRead(answer, now),
        // After a good read this does not mean that the card is gone: most readers want it lifted before they find it again.
        SamClass.NoCard => AfterNoCard(now),
        SamClass.NotAnIdCard => FindLater(Passing(ReaderTroubles.NotAnIdCard, now)),
        SamClass.SelfTestFailed => Lost(ReaderTroubles.SelfTestFailed),
        SamClass.NotAuthorised => Lost(ReaderTroubles.NotAuthorised),
        SamClass.Retry => AfterFailure(ReaderTroubles.CardMoved, now),
        SamClass.CardAuthentication or SamClass.DataIntegrity => AfterFailure(ReaderTroubles.NotVerified, now),
        _ => AfterFailure(ReaderTroubles.Fault, now),
    };

    private ReaderStep AfterRead(SamAnswer answer, TimeSpan now)
    {
        if (BaseInformation.Read(answer).Document is not { } document)
            return AfterFailure(ReaderTroubles.Fault, now);
        _failures = 0;
        _troubleSince = null;
        if (!newAddress || document.Type != DocumentType.Resident)
            return FindLater(new ReaderNews(Card: document));
        _read = document;
        return new ReaderStep(SamCommand.ReadNewAddress, TimeSpan.Zero);
    }

    /// <summary>The card was read before this question: without a good answer it counts all the same, only without the new address.</summary>
    private ReaderStep AfterNewAddress(SamAnswer? answer)
    {
        var document = _read;
        (_read, _resent) = (null, false);
        return document is null
            ? FindLater()
            : FindLater(new ReaderNews(Card: document with { NewAddress = answer is { } given ? NewAddress.Read(given) : null }));
    }

    private ReaderStep AfterNoCard(TimeSpan now)
    {
        _failures = 0;
        if (_troubleSince is not { } since || now - since < TroubleIsRead)
            return FindLater();
        _troubleSince = null;
        return FindLater(new ReaderNews());
    }

    private ReaderStep AfterSilence(SamCommand asked)
    {
        if (++_unanswered >= MostUnanswered)
            return Lost(ReaderTroubles.NoAnswer);
        return asked == SamCommand.Find ? FindLater() : new ReaderStep(SamCommand.Find, BeforeRetry);
    }

    /// <summary>The whole sequence again, never only the read; then the clerk is asked, and the module reset for a fresh start.</summary>
    private ReaderStep AfterFailure(Trouble whenTired, TimeSpan now)
    {
        if (++_failures < MostFailures)
            return new ReaderStep(SamCommand.Find, BeforeRetry);
        _failures = 0;
        return new ReaderStep(SamCommand.Reset, TimeSpan.Zero, Passing(whenTired, now));
    }

    private ReaderNews Passing(Trouble trouble, TimeSpan now)
    {
        _troubleSince = now;
        return new ReaderNews(Passing: trouble);
    }

    private ReaderStep FindLater(ReaderNews? news = null) => new(SamCommand.Find, poll, news);

    private static ReaderStep Lost(Trouble trouble) => new(SamCommand.Find, TimeSpan.Zero, new ReaderNews(Lost: trouble));
}
