using System.Globalization;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Web.Ops;

/// <summary>The short facts of a thing in words; a fact nobody named yet is shown as it comes.</summary>
internal static class FactWords
{
    private static readonly Dictionary<string, Bilingual> Names = new(StringComparer.Ordinal)
    {
        ["address"] = new("地址", "address"),
        ["baud"] = new("波特率", "baud"),
        ["samId"] = new("安全模块号", "security module"),
        ["reads"] = new("读卡次数", "cards read"),
        ["proof"] = new("打印确认", "print proof"),
        ["model"] = new("型号", "model"),
        ["profile"] = new("打印指令", "printer commands"),
        ["fps"] = new("每秒画面", "pictures/s"),
        ["picture"] = new("画面", "picture"),
        ["size"] = new("画面", "picture"),
        ["detector"] = new("识别模型", "detector"),
        ["lookMs"] = new("每次识别毫秒", "ms a look"),
        ["lookedAt"] = new("已识别画面", "pictures looked at"),
        ["waitMs"] = new("每次等待毫秒", "ms of waiting"),
        ["held"] = new("静止免识别画面", "pictures held still"),
        ["inferences"] = new("识别次数（含区域）", "looks of the detector, regions too"),
        ["dropped"] = new("跳过画面", "pictures dropped"),
        ["droppedWaiting"] = new("因排队跳过", "dropped while waiting"),
        ["streamErrors"] = new("画面损坏", "damaged pictures"),
        ["resizes"] = new("尺寸变化次数", "size changes"),
        ["rateFaults"] = new("帧率异常次数", "rate faults"),
        ["restarts"] = new("重连次数", "reconnects"),
        ["decodePercent"] = new("解码占单核 %", "decoding, % of a core"),
        ["quality"] = new("画面质量", "picture quality"),
        ["qualityLimit"] = new("画质受限于", "quality limited by"),
        ["waiting"] = new("待送", "waiting"),
        ["delivered"] = new("已送达至", "delivered up to"),
        ["confirmed"] = new("平台已入账至", "in the platform's ledger up to"),
        ["quarantined"] = new("被退回", "refused"),
        ["lastSeq"] = new("最新编号", "last number"),
        ["lastCommitMs"] = new("上次写入毫秒", "ms for last write"),
        ["fileBytes"] = new("账本大小", "journal size"),
        ["freeBytes"] = new("磁盘剩余", "free on disk"),
        ["usedBytes"] = new("记录占用", "events take"),
        ["limitBytes"] = new("上限", "limit"),
        ["daysLeft"] = new("断网可撑天数", "days offline left"),
        ["droppedForSpace"] = new("因空间丢弃", "dropped for space"),
        ["clients"] = new("连接数", "clients"),
        ["certificates"] = new("证书", "certificates"),
        ["nextExpiry"] = new("最早到期", "first to expire"),
    };

    /// <summary>Worth a line only when there was one: a healthy camera's tile is not a column of zeros.</summary>
    private static readonly HashSet<string> Mishaps = ["held", "dropped", "droppedWaiting", "streamErrors", "rateFaults", "resizes", "restarts"];

    public static IEnumerable<(Bilingual Name, Bilingual Value)> Of(ThingStatus thing) =>
        thing.Facts.Where(fact => fact.Value.Length > 0 && !IsForMetrics(fact.Key) && !(fact.Value == "0" && Mishaps.Contains(fact.Key)))
            .Select(fact => (Names.TryGetValue(fact.Key, out var name) ? name : new(fact.Key, fact.Key), Words(fact.Key, fact.Value)));

    // Kept for the metrics; in a tile they only repeat what another fact says.
    private static bool IsForMetrics(string fact) => fact == "decodeSeconds" || fact.StartsWith("quality.", StringComparison.Ordinal);

    private static Bilingual Words(string key, string value)
    {
        if (key == "address" && value.StartsWith("virtual:", StringComparison.Ordinal))
            return new("虚拟设备", "virtual");
        if (key == "qualityLimit")
            return QualityWords.Of(value);
        var text = Value(key, value);
        return new(text, text);
    }

    private static string Value(string key, string value) =>
        key.EndsWith("Bytes", StringComparison.Ordinal) && double.TryParse(value, CultureInfo.InvariantCulture, out var bytes) ? Bytes(bytes) : value;

    private static string Bytes(double bytes) => bytes switch
    {
        >= 1e9 => $"{bytes / 1e9:0.0} GB",
        >= 1e6 => $"{bytes / 1e6:0.0} MB",
        _ => $"{bytes / 1e3:0} kB",
    };
}
