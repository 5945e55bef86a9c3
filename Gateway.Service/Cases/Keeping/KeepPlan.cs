namespace EdgeGateway.Service.Cases.Keeping;

/// <summary>Which pictures go, and which cases are closed. Pure.</summary>
internal static class KeepPlan
{
    /// <summary>Older than its class is kept. A clock that jumped ahead deletes early, so what was not sent stays whatever its age.</summary>
    public static IEnumerable<KeptCase> TooOld(IEnumerable<KeptCase> cases, CaseOptions options, DateTimeOffset now, Func<long, bool> isSent) =>
        cases.Where(one => MayGo(one, isSent) && one.ChangedAt + KeepOf(one.Class, options) <= now);

    /// <summary>Those that make so much room: trial first, then rejected, then closed ones, of each the oldest. May be less than asked for.</summary>
    public static IEnumerable<KeptCase> ForRoom(IEnumerable<KeptCase> cases, long bytes, Func<long, bool> isSent)
    {
        foreach (var one in cases.Where(one => MayGo(one, isSent)).OrderBy(one => one.Class).ThenBy(one => one.ChangedAt))
        {
            if (bytes <= 0)
                yield break;
            bytes -= one.Bytes;
            yield return one;
        }
    }

    /// <summary>Cleared for so long that nobody will look again.</summary>
    public static bool IsToClose(KeptCase one, CaseOptions options, DateTimeOffset now) =>
        one.State == CaseStates.Cleared && one.ChangedAt + options.CloseAfter <= now;

    private static bool MayGo(KeptCase one, Func<long, bool> isSent) => one.Class != KeepClass.Open && (one.Seq is not { } seq || isSent(seq));

    private static TimeSpan KeepOf(KeepClass kept, CaseOptions options) => kept switch
    {
        KeepClass.Shadow => options.KeepShadow,
        KeepClass.Rejected => options.KeepRejected,
        KeepClass.Closed => options.KeepClosed,
        _ => TimeSpan.MaxValue,
    };
}
