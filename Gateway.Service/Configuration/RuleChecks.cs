using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Service.Configuration;

/// <summary>What the parts of a camera rule ask of one another, and the dates of the calendar.</summary>
internal static class RuleChecks
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "workday", "restday", "holiday"];

    public static IEnumerable<ConfigurationError> Run(RuleOptions rule, string path) =>
        Needs(rule).Select(need => new ConfigurationError($"{path}.{need.Key}", need.Message)).Concat(Schedule(rule, path));

    public static IEnumerable<ConfigurationError> Calendar(CalendarOptions calendar) =>
        Dates(calendar.Holidays, "calendar.holidays").Concat(Dates(calendar.Workdays, "calendar.workdays"));

    private static IEnumerable<(string Key, Bilingual Message)> Needs(RuleOptions rule)
    {
        if (rule.Labels.Count == 0 && rule.Kind != "new-object")
            yield return ("labels", new($"{rule.Kind} 规则要写明检测类别，例如 [\"car\"]。", $"A {rule.Kind} rule needs labels, like [\"car\"]."));
        if (rule.Kind == "crowd" && rule.Count == 1)
            yield return ("count", new("聚集至少两个。", "A crowd is two or more."));
        if (rule.Kind == "crossing" && rule.Line.Count == 0)
            yield return ("line", new("越线规则需要一条线：两个点。", "A crossing rule needs a line: two points."));
        if (rule.Line.Count > 0 && Line(rule.Line) is { } wrong)
            yield return ("line", wrong);
        if (rule is { Kind: "goods", Direction: "both" } && rule.Line.Count > 0)
            yield return ("direction", new("写明门线哪一侧要保持空出：to-left 或 to-right。", "Say which side of the shop line must stay free: to-left or to-right."));
        if (rule.ClearAfter > TimeSpan.Zero && rule.Kind is not ("standing" or "stopped" or "new-object"))
            yield return ("clearAfter", new($"{rule.Kind} 规则用 inertia 说明离开多久算结束。", $"A {rule.Kind} rule says with inertia how long it may be gone."));
        if (rule.MinArea >= rule.MaxArea)
            yield return ("minArea", new("必须小于 maxArea。", "It must be smaller than maxArea."));
        if (rule.Codes.GroupBy(code => code.StandardRef).Any(codes => codes.Count() > 1))
            yield return ("codes", new("同一标准只能写一个代码。", "One code per standard."));
    }

    private static Bilingual? Line(IReadOnlyList<IReadOnlyList<float>> line)
    {
        if (line.Count != 2 || line.Any(point => point.Count != 2 || point.Any(part => part is < 0 or > 1)))
            return new("线是两个点 [[x, y], [x, y]]，坐标在 0 到 1 之间。", "A line is two points [[x, y], [x, y]], parts of the picture between 0 and 1.");
        return line[0].SequenceEqual(line[1]) ? new("两个点不能相同。", "The two points must differ.") : null;
    }

    private static IEnumerable<ConfigurationError> Schedule(RuleOptions rule, string path)
    {
        for (var i = 0; i < rule.Schedule.Count; i++)
        {
            foreach (var day in rule.Schedule[i].Days.Where(day => !Days.Contains(day)))
            {
                yield return new(
                    $"{path}.schedule[{i}].days",
                    $"没有 {day}。可以是：{string.Join("、", Days)}。", $"There is no {day}. Allowed: {string.Join(", ", Days)}.");
            }
        }
    }

    private static IEnumerable<ConfigurationError> Dates(IReadOnlyList<string> dates, string path)
    {
        for (var i = 0; i < dates.Count; i++)
        {
            if (WorkCalendar.Read(dates[i]) is null)
                yield return new($"{path}[{i}]", $"{dates[i]} 不是日期，例如 2026-10-01。", $"{dates[i]} is not a date like 2026-10-01.");
        }
    }
}
