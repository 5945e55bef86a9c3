using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Space;

/// <summary>What to say when room runs out.</summary>
internal static class SpaceTroubles
{
    /// <param name="verdict">How the room stands.</param>
    /// <param name="dropping">Something was dropped a short while ago.</param>
    public static Trouble? Of(SpaceVerdict verdict, bool dropping) => verdict switch
    {
        SpaceVerdict.DiskLow => new Trouble(
            "space.disk-low",
            new Bilingual("硬盘快满了，本机已没有可以清理的内容", "The disk is nearly full and nothing of this gateway is left to tidy up"),
            new Bilingual("请删除硬盘上的其他文件或换更大的硬盘；否则将无法登记销售", "Delete other files on the disk or put in a larger one; otherwise sales can soon not be recorded")),
        SpaceVerdict.Full => new Trouble(
            "space.full",
            new Bilingual("没有送达的销售和案件已超过空间上限；一条也没有丢，继续保存", "Undelivered sales and cases take more than the space limit; none was dropped, all are kept"),
            new Bilingual("请尽快恢复网络，或请技术人员调大 space.limitMegabytes", "Restore the network soon, or ask the technician to raise space.limitMegabytes")),
        SpaceVerdict.OnlySalesLeft => new Trouble(
            "space.reserve-in-use",
            new Bilingual("存储空间将满，只剩为销售和案件预留的部分", "Space is nearly used up; only the room kept for sales and cases is left"),
            new Bilingual("请尽快恢复网络，让记录送出去", "Restore the network soon, so that events can leave")),
        _ when dropping => new Trouble(
            "space.dropping",
            new Bilingual("存储空间不足，正在丢弃测量值和状态变化；销售和案件不受影响", "Space is short: measurements and state changes are being dropped; sales and cases are not"),
            new Bilingual("请恢复网络，或请技术人员调大 space.limitMegabytes", "Restore the network, or ask the technician to raise space.limitMegabytes")),
        _ => null,
    };
}
