using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Journal;

/// <summary>The sentences for each fault.</summary>
internal static class JournalTroubles
{
    public static Trouble For(JournalFaultKind kind, string detail) => kind switch
    {
        JournalFaultKind.Full => Make("journal.disk-full",
            "硬盘满了，记录写不进去。", "The disk is full, nothing can be recorded.",
            "请删除不用的文件腾出空间，系统会自动恢复。", "Free some space on the disk; recording resumes by itself."),
        JournalFaultKind.ReadOnly => Make("journal.read-only",
            "数据目录不能写入。", "The data folder cannot be written.",
            "请检查数据目录的权限，以及硬盘是否变成了只读。", "Check the permissions of the data folder and whether the disk has become read-only."),
        JournalFaultKind.Disk => Make("journal.disk-error",
            $"硬盘读写出错（{detail}）。", $"The disk reports errors ({detail}).",
            "请检查硬盘和连接线；反复出现请更换硬盘。", "Check the disk and its cable; replace the disk if this comes back."),
        JournalFaultKind.Corrupt => Make("journal.corrupt",
            "记录文件已损坏。", "The journal file is damaged.",
            "旧文件已保留，请联系技术人员抢救数据。", "The old file was kept; ask a technician to run: edgegateway journal salvage."),
        JournalFaultKind.Locked => Make("journal.locked",
            "另一个程序正在占用记录文件。", "Another program is holding the journal.",
            "请关闭另一个网关程序或数据库工具。", "Close the other gateway or database tool."),
        JournalFaultKind.Newer => Make("journal.newer",
            $"记录文件来自更新的版本（{detail}）。", $"The journal comes from a newer version ({detail}).",
            "请安装新版本的程序。", "Install the newer version of the program again."),
        _ => Make("journal.program",
            $"程序内部错误（{detail}）。", $"A mistake inside the program ({detail}).",
            "请联系技术人员并提供日志。", "Call the technician and hand over the log."),
    };

    public static Trouble SetAside(string file) => Make("journal.set-aside",
        $"记录文件曾损坏，已另存为 {file}，新记录正常。", $"The journal was damaged and kept as {file}; new records are written normally.",
        "请联系技术人员抢救旧文件里的数据。", $"Ask a technician to run: edgegateway journal salvage {file}.");

    public static Trouble Unreadable(long from, long to) => Make("journal.unreadable",
        $"第 {from} 到 {to} 号记录无法读取，新记录正常。", $"Events {from} to {to} cannot be read; new records are written normally.",
        "请联系技术人员检查硬盘并抢救数据。", "Ask a technician to check the disk and to run: edgegateway journal salvage.");

    private static Trouble Make(string code, string causeZh, string causeEn, string nextZh, string nextEn) =>
        new(code, new Bilingual(causeZh, causeEn), new Bilingual(nextZh, nextEn));
}
