namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>
/// Notices that somebody throws us out again and again soon after we connected, with nothing on its way that could be the reason. Brokers that do
/// not say "session taken over" (mosquitto before 2.0.15) look like that when two boxes share one identity. Pure.
/// </summary>
internal sealed class TakeoverWatch
{
    public const int Times = 4;
    public static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private int _thrownOut;

    /// <param name="loss">Why the link ended.</param>
    /// <param name="stood">How long it stood.</param>
    /// <param name="unanswered">How many events were on their way.</param>
    /// <returns>The loss, or what it looks like by now.</returns>
    public LinkLoss Lost(LinkLoss loss, TimeSpan stood, int unanswered)
    {
        if (loss is not { Kind: LossKind.Closed, Code: 0 } || stood >= Soon)
        {
            _thrownOut = 0;
            return loss;
        }

        // An event on its way may be the reason; that is found out elsewhere.
        if (unanswered == 0)
            _thrownOut++;
        return _thrownOut < Times
            ? loss
            : loss with { Kind = LossKind.ThrownOut, Verdict = Verdict.Alarm, Detail = "closed without a word soon after every connect: probably another client with the same client id" };
    }

    /// <summary>The broker was not reached at all: then nobody takes our place.</summary>
    public void NotReached() => _thrownOut = 0;
}
