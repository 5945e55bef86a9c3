using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.IdCardReader;

/// <summary>Next command of a probe, or how it ended.</summary>
/// <param name="Ask">Command to send; null when the probe is over.</param>
/// <param name="Alive">The reader answered rightly.</param>
/// <param name="SamId">Its number, when it told the same one twice.</param>
/// <param name="Trouble">It answered, and what it said makes it useless.</param>
internal readonly record struct ProbeStep(SamCommand? Ask, bool Alive = false, string? SamId = null, Trouble? Trouble = null);

/// <summary>
/// Proves that a reader lives: state, then its number until two answers agree, because a wrong number sometimes comes while a reader
/// starts. Pure: takes answers, gives commands.
/// </summary>
/// <param name="patience">How many unanswered commands mean that nobody is there.</param>
internal sealed class ReaderProbe(int patience)
{
    private const int MostNumbers = 5;
    private int _unanswered;
    private int _numbers;
    private bool _wasReset;
    private string? _number;

    public static ProbeStep First => new(SamCommand.Status);

    /// <summary>Takes the answer to <paramref name="asked"/>, null when none came in time.</summary>
    public ProbeStep Next(SamCommand asked, SamAnswer? answer)
    {
        if (asked == SamCommand.Reset)
            return First;
        if (answer is not { } given)
            return ++_unanswered < patience ? new ProbeStep(asked) : new ProbeStep(null, Alive: asked != SamCommand.Status);
        return given.Class switch
        {
            SamClass.NotAuthorised => new ProbeStep(null, Trouble: ReaderTroubles.NotAuthorised),
            SamClass.SelfTestFailed => AfterFailedSelfTest(),
            SamClass.ResendOnce when ++_unanswered < patience => new ProbeStep(asked),
            _ when asked == SamCommand.Status => new ProbeStep(SamCommand.ReadSamId),
            SamClass.Ok => AfterNumber(Protocols.IdCard.SamId.Text(given.Data.Span)),
            _ => new ProbeStep(null, Alive: true),
        };
    }

    private ProbeStep AfterFailedSelfTest()
    {
        if (_wasReset)
            return new ProbeStep(null, Trouble: ReaderTroubles.SelfTestFailed);
        _wasReset = true;
        return new ProbeStep(SamCommand.Reset);
    }

    private ProbeStep AfterNumber(string? number)
    {
        var agree = number is not null && number == _number;
        _number = number;
        if (agree || ++_numbers >= MostNumbers)
            return new ProbeStep(null, Alive: true, agree ? number : null);
        return new ProbeStep(SamCommand.ReadSamId);
    }
}
