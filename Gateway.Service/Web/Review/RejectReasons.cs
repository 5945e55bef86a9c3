using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Web.Review;

/// <summary>Why a case is rejected, as reviewers say it most often. The number is the key.</summary>
internal static class RejectReasons
{
    public static IReadOnlyList<Bilingual> All { get; } =
    [
        new("现场正常，不是违规", "Nothing wrong there"),
        new("看错了对象", "Took one thing for another"),
        new("区域或线画得不对", "Zone or line is drawn wrong"),
        new("不在管理时段", "Outside the hours that count"),
        new("临时停靠或装卸作业", "Short stop or loading"),
        new("已获许可", "It is permitted"),
        new("重复案件", "Known from another case"),
        new("画面看不清", "The picture does not show it"),
    ];

    /// <summary>Of the key 1 to 8; null for anything else.</summary>
    public static Bilingual? Of(string key) => key is [>= '1' and <= '8'] ? All[key[0] - '1'] : null;
}
