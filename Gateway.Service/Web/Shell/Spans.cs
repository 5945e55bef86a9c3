using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Web.Shell;

/// <summary>Spans of time in words.</summary>
internal static class Spans
{
    /// <summary>How long ago, in the largest unit that fits: <c>3 分钟前</c> / <c>3 min ago</c>. A clock that went back gives "just now".</summary>
    public static Bilingual Ago(TimeSpan span) => span switch
    {
        { TotalSeconds: < 5 } => new("刚刚", "just now"),
        { TotalMinutes: < 1 } => new($"{span.Seconds} 秒前", $"{span.Seconds} s ago"),
        { TotalHours: < 1 } => new($"{span.Minutes} 分钟前", $"{span.Minutes} min ago"),
        { TotalDays: < 1 } => new($"{span.Hours} 小时前", $"{span.Hours} h ago"),
        _ => new($"{span.Days} 天前", $"{span.Days} d ago"),
    };

    /// <summary>How long it has been going on: <c>已运行 3 小时</c> / <c>running for 3 h</c>.</summary>
    public static Bilingual Lasting(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => new($"已运行 {span.Seconds} 秒", $"running for {span.Seconds} s"),
        { TotalHours: < 1 } => new($"已运行 {span.Minutes} 分钟", $"running for {span.Minutes} min"),
        { TotalDays: < 1 } => new($"已运行 {span.Hours} 小时", $"running for {span.Hours} h"),
        _ => new($"已运行 {span.Days} 天", $"running for {span.Days} d"),
    };
}
