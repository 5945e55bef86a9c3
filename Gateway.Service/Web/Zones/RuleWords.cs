using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Web.Zones;

/// <summary>Rules as people say them, and which settings a kind has.</summary>
internal static class RuleWords
{
    public static IReadOnlyList<(string Kind, Bilingual Name)> Kinds { get; } =
    [
        ("standing", new("停放、占道（静止物）", "Standing (parking, blocking)")),
        ("stopped", new("道路停驶或缓行", "Stopped or crawling on a road")),
        ("crowd", new("聚集（同时达到数量）", "Crowd (so many at once)")),
        ("loitering", new("徘徊（一人停留）", "Loitering (one person stays)")),
        ("crossing", new("越线计数", "Line crossing, counted")),
        ("goods", new("出店经营（疑似）", "Goods beyond the shop line")),
        ("label", new("模型类别出现在区域", "The model's label in the zone")),
        ("new-object", new("新增静止物（疑似堆物、垃圾）", "New object lying there")),
    ];

    public static IReadOnlyList<(Bilingual Name, string Labels)> LabelSets { get; } =
    [
        (new("机动车", "vehicles"), "car, truck, bus"),
        (new("非机动车", "cycles"), "bicycle, motorcycle"),
        (new("人", "people"), "person"),
        (new("店外物品", "goods"), "dining table, chair, umbrella, potted plant, suitcase"),
    ];

    public static IReadOnlyList<(string Day, Bilingual Name)> Days { get; } =
    [
        ("mon", new("一", "Mo")), ("tue", new("二", "Tu")), ("wed", new("三", "We")), ("thu", new("四", "Th")), ("fri", new("五", "Fr")), ("sat", new("六", "Sa")), ("sun", new("日", "Su")),
        ("workday", new("工作日", "workdays")), ("restday", new("休息日", "days off")), ("holiday", new("节假日", "holidays")),
    ];

    public static bool HasLine(string kind) => kind is "crossing" or "goods";

    /// <summary>Fields of a kind beside name, category, labels and severity, in the order they are asked for.</summary>
    public static IEnumerable<(string Key, Bilingual Name, string Hint)> Fields(string kind)
    {
        yield return ("threshold", kind == "crossing" ? new("累计时间 T", "Added up within T") : new("时限 T", "Threshold T"), "3 min");
        if (kind is "crowd" or "goods" or "crossing")
            yield return ("count", new("数量 N", "Count N"), kind == "crowd" ? "10" : "1");
        if (kind is "crowd" or "loitering" or "goods" or "label")
            yield return ("inertia", new("离开多久算结束", "Over when away for"), "10 s");
        if (kind == "loitering")
            yield return ("minPath", new("走动至少（身高倍数）", "Walked at least (own heights)"), "0.5");
        if (kind == "new-object")
        {
            yield return ("minArea", new("最小面积（画面比例）", "Least area (part of the picture)"), "0.001");
            yield return ("maxArea", new("最大面积（画面比例）", "Largest area"), "0.15");
        }
        else
        {
            yield return ("minScore", new("最低可信度", "Least score"), "0.3");
        }
    }
}
