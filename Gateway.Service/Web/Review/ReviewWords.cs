using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Proof;
using EdgeGateway.Service.Cases.Queue;
using MudBlazor;

namespace EdgeGateway.Service.Web.Review;

/// <summary>What the reviewer's page says.</summary>
internal static class ReviewWords
{
    /// <summary>Tabs of the list, in the order of a case's life.</summary>
    public static IReadOnlyList<(string State, Bilingual Name)> Tabs { get; } =
    [
        (CaseStates.PendingReview, new("待审核", "To review")),
        (CaseStates.Filed, new("已确认", "Confirmed")),
        (CaseStates.Cleared, new("现场已空", "Cleared")),
        (CaseStates.Rejected, new("已驳回", "Rejected")),
        (CaseStates.Closed, new("已结", "Closed")),
        (CaseStates.Shadow, new("试运行", "On trial")),
        (CaseQuery.Moved, new("已移交", "Handed over")),
        (CaseQuery.All, new("全部", "All")),
    ];

    public static Bilingual Step(string state) => state switch
    {
        CaseStates.Discovered => new("发现", "Discovered"),
        CaseStates.Shadow => new("试运行记录", "Kept on trial"),
        CaseStates.PendingReview => new("等待审核", "Waits for review"),
        CaseStates.Confirmed => new("审核确认", "Confirmed"),
        CaseStates.Rejected => new("审核驳回", "Rejected"),
        CaseStates.Filed => new("上报", "Filed"),
        CaseStates.Cleared => new("现场已空", "Cleared"),
        CaseStates.Closed => new("办结", "Closed"),
        _ => new(state, state),
    };

    public static Bilingual By(string by) => by switch
    {
        CaseStep.Camera => new("摄像头", "camera"),
        CaseStep.Gateway => new("网关", "gateway"),
        _ => new(by, by),
    };

    public static (string Icon, string Class) Look(CaseRecord record) => record.State switch
    {
        _ when record.MovedTo is not null => (Icons.Material.Rounded.MoveUp, "eg-idle"),
        CaseStates.PendingReview => (Icons.Material.Rounded.Pending, "eg-warn"),
        CaseStates.Filed => (Icons.Material.Rounded.CheckCircle, "eg-good"),
        CaseStates.Cleared => (Icons.Material.Rounded.TaskAlt, "eg-good"),
        CaseStates.Rejected => (Icons.Material.Rounded.Cancel, "eg-idle"),
        CaseStates.Shadow => (Icons.Material.Rounded.Science, "eg-idle"),
        _ => (Icons.Material.Rounded.Inventory, "eg-idle"),
    };

    public static Bilingual Severity(string? severity) => severity switch
    {
        "high" => new("高", "high"),
        "low" => new("低", "low"),
        _ => new("中", "medium"),
    };

    /// <summary>How much of the limit is left, and the colour of that.</summary>
    public static (Bilingual Words, string Class) Left(DateTimeOffset due, DateTimeOffset now)
    {
        var left = due - now;
        var span = Spell(left.Duration());
        return left < TimeSpan.Zero
            ? (new($"已超 {span.Zh}", $"{span.En} over"), "eg-bad")
            : (new($"还剩 {span.Zh}", $"{span.En} left"), left < TimeSpan.FromHours(2) ? "eg-warn" : "eg-idle");
    }

    public static Bilingual Verdict(HeldVerdict held) => held.Move switch
    {
        CaseMove.Accept => new("将确认", "Will be confirmed"),
        CaseMove.Reject => new($"将驳回：{held.Reason}", $"Will be rejected: {held.Reason}"),
        _ => new("将办结", "Will be closed"),
    };

    /// <summary>What became of a verdict that was not simply done.</summary>
    /// <param name="outcome">Null: the journal refuses.</param>
    /// <param name="other">The box that has the case now.</param>
    public static Bilingual? Trouble(ReviewOutcome? outcome, string? other) => outcome switch
    {
        ReviewOutcome.Moved => new($"案件已移交给网关 {other}，这次审核没有生效。{Elsewhere(other).Zh}", $"The case was handed over to the gateway {other}. The verdict did not count. {Elsewhere(other).En}"),
        ReviewOutcome.Done => null,
        null => new("账本暂时写不进去，这次审核没有生效，请稍后再试。", "The journal cannot be written now. The verdict did not count; try again."),
        _ => new("案件已被别人处理或状态已变，这次审核没有生效。", "Somebody else, or the camera, was faster. The verdict did not count."),
    };

    public static Bilingual Elsewhere(string? other) => new($"请到 {other} 上审核。", $"Decide on {other}.");

    public static Bilingual Proof(EvidenceReport report) => report switch
    {
        { Intact: false } => new($"证据有 {report.Faults.Count} 处不符", $"{report.Faults.Count} faults in the evidence"),
        { Unsigned: > 0 } => new("旧版本案件，没有签名清单", "From an earlier release, without manifest"),
        { Deleted: > 0 } => new($"证据相符；{report.Deleted} 张按规定已删", $"Intact; {report.Deleted} pictures deleted by rule"),
        _ => new($"证据相符：{report.Pictures} 张照片、签名、清单顺序", $"Intact: {report.Pictures} pictures, signature, order of manifests"),
    };

    public static Bilingual Fault(EvidenceFault fault) => fault.Kind switch
    {
        "picture-missing" => new($"照片不在：{fault.Detail}", $"Picture missing: {fault.Detail}"),
        "picture-changed" => new($"照片被改动：{fault.Detail}", $"Picture changed: {fault.Detail}"),
        "signature" => new($"签名不符：{fault.Detail}", $"Signature: {fault.Detail}"),
        "no-manifest" => new($"没有清单：{fault.Detail}", $"No manifest: {fault.Detail}"),
        _ => new($"{fault.Kind}：{fault.Detail}", $"{fault.Kind}: {fault.Detail}"),
    };

    public static string Local(TimeProvider clock, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string ShortLocal(TimeProvider clock, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static Bilingual Spell(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => new($"{span.Days} 天 {span.Hours} 小时", $"{span.Days} d {span.Hours} h"),
        { TotalHours: >= 1 } => new($"{span.Hours} 小时 {span.Minutes} 分", $"{span.Hours} h {span.Minutes} min"),
        _ => new($"{span.Minutes} 分钟", $"{span.Minutes} min"),
    };
}
