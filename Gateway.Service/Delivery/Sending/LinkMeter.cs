namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>How the sending goes right now, for whoever looks. Written by one loop, read by others.</summary>
internal sealed class LinkMeter
{
    private int _inFlight;
    private Boxed? _refusal;

    /// <summary>Called with the time from sending to every answer, by any thread.</summary>
    public Action<TimeSpan>? Answered { get; set; }

    /// <summary>Events sent and not answered.</summary>
    public int InFlight
    {
        get => Volatile.Read(ref _inFlight);
        set => Volatile.Write(ref _inFlight, value);
    }

    /// <summary>The "not now" that holds everything up; null when nothing does.</summary>
    public Answer? Refusal
    {
        get => Volatile.Read(ref _refusal)?.Answer;
        set => Volatile.Write(ref _refusal, value is { } answer ? new Boxed(answer) : null);
    }

    private sealed record Boxed(Answer Answer);
}
