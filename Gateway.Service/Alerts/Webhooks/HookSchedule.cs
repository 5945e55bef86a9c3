namespace EdgeGateway.Service.Alerts.Webhooks;

/// <summary>How long to wait before an address that did not take an alert is asked again: 5 s, doubling, at most 10 min. Pure.</summary>
internal static class HookSchedule
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static TimeSpan After(int failures) => TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Min(failures - 1, 10), Longest.Ticks));
}
