namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>When the retained status is told anew: at a change, and from time to time so that its age shows that the box still speaks.</summary>
internal sealed class StatusSchedule(TimeProvider clock)
{
    /// <summary>How often somebody asks.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private HealthSummary? _told;
    private long _at;

    public bool IsDue(HealthSummary now)
    {
        if (_told is not null && _told.Says(now) && clock.GetElapsedTime(_at) < Every)
            return false;
        (_told, _at) = (now, clock.GetTimestamp());
        return true;
    }
}
