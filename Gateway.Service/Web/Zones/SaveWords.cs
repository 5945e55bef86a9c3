using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration.Editing;

namespace EdgeGateway.Service.Web.Zones;

/// <summary>What became of saving, in words.</summary>
internal static class SaveWords
{
    public static Bilingual Of(SaveReport report) => report switch
    {
        { Outcome: SaveOutcome.Same } => new("没有改动。", "Nothing differs."),
        { Outcome: SaveOutcome.Mistakes } => new($"有 {report.Errors.Count} 处错误，什么都没有改变。", $"{report.Errors.Count} mistakes; nothing was changed."),
        { Outcome: SaveOutcome.Changed } => new("配置文件在此期间被别人改过，请点还原后重做。", "Somebody else changed the file meanwhile. Undo all, and do it again."),
        { Outcome: SaveOutcome.NotInFile } => new("配置文件里已没有这个摄像头。", "The file does not have this camera any more."),
        { Outcome: SaveOutcome.Refused } => new($"写不进去，什么都没有改变：{report.Detail} 可用 JSON 按钮复制后手工修改。", $"It cannot be written, nothing was changed: {report.Detail} Copy the JSON and change the file by hand."),
        { Reload.Errors.Count: > 0 } => new("已保存，但重新读取时有错误，运行中的设置没有变。", "Saved, but reading it again failed; what runs is as before."),
        { Reload.NeedsRestart.Count: > 0 } => new($"已保存，重启程序后生效：{string.Join("、", report.Reload.NeedsRestart)}", $"Saved; takes effect at the next start: {string.Join(", ", report.Reload.NeedsRestart)}"),
        { Reload.Applied.Count: 0 } => new("已保存，运行中的设置没有变化（可能被环境变量覆盖）。", "Saved, yet nothing in force changed; an environment variable may stand over it."),
        _ => new("已保存并生效，已记入账本。", "Saved, in force, and noted in the journal."),
    };

    public static string ClassOf(SaveReport report) => report switch
    {
        { Outcome: SaveOutcome.Saved, Reload: { Errors.Count: 0, NeedsRestart.Count: 0, Applied.Count: > 0 } } => "eg-good",
        { Outcome: SaveOutcome.Saved } => "eg-warn",
        { Outcome: SaveOutcome.Same } => "eg-idle",
        _ => "eg-bad",
    };
}
