using System.Globalization;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Space;

/// <summary>How long this box can be offline before anything is lost. Pure.</summary>
/// <param name="Used">Bytes of events kept, delivered or not.</param>
/// <param name="Limit">Most bytes of events.</param>
/// <param name="RatePerDay">Bytes of events written per day; null while it is not known.</param>
/// <param name="DaysLeft">Null while the rate is not known or nothing is written.</param>
internal sealed record Budget(long Used, long Limit, double? RatePerDay, double? DaysLeft)
{
    private const double Long = 3650;

    /// <param name="now">The room.</param>
    /// <param name="limits">Its limits.</param>
    /// <param name="ratePerDay">Bytes per day, null for unknown.</param>
    public static Budget Of(SpaceReading now, SpaceLimits limits, double? ratePerDay)
    {
        // History makes room when it is needed; the first loss comes when what waits fills what is not kept for sales and cases.
        var room = limits.ForEverybody - now.Waiting;
        if (now.Available is { } available)
            room = Math.Min(room, available - limits.DiskReserve + now.Events - now.Waiting);
        double? days = ratePerDay is > 0 ? Math.Max(0, room) / ratePerDay.Value : null;
        return new Budget(now.Events, limits.Limit, ratePerDay, days);
    }

    /// <summary>The sentence for people.</summary>
    public Bilingual Sentence
    {
        get
        {
            var used = new Bilingual($"已用 {Size(Used)}，共 {Size(Limit)}", $"{Size(Used)} of {Size(Limit)} used");
            var days = (RatePerDay, DaysLeft) switch
            {
                (null, _) => new Bilingual("断网可撑多久还不知道，正在统计", "How long you can stay offline is still being measured"),
                (_, null) => new Bilingual("目前没有新记录，断网不受限制", "Nothing is being written, you can stay offline as long as you like"),
                (_, > Long) => new Bilingual("按目前的速度，断网可撑 10 年以上", "At the present rate you can stay offline for more than 10 years"),
                (_, var left) => Days(left.Value),
            };
            return new Bilingual($"{days.Zh}；{used.Zh}", $"{days.En}; {used.En}");
        }
    }

    private static Bilingual Days(double days)
    {
        var hours = (int)(days * 24);
        return days >= 2
            ? new($"按目前的速度，断网还可撑 {(int)days} 天", $"At the present rate you can stay offline {(int)days} days")
            : new($"按目前的速度，断网还可撑 {hours} 小时", $"At the present rate you can stay offline {hours} hour{(hours == 1 ? "" : "s")}");
    }

    private static string Size(long bytes) => bytes switch
    {
        >= 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} kB"),
    };
}
