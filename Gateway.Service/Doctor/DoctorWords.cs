using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Doctor;

/// <summary>Levels as people say them.</summary>
internal static class DoctorWords
{
    public static Bilingual Of(CheckLevel level) => level switch
    {
        CheckLevel.Ok => new("正常", "ok"),
        CheckLevel.Skipped => new("未查", "skipped"),
        CheckLevel.Warn => new("注意", "warning"),
        _ => new("故障", "failed"),
    };

    public static Bilingual Headline(DoctorReport report) => report.Level switch
    {
        CheckLevel.Fail => new($"{report.Fail} 项故障，{report.Warn} 项需要注意", $"{report.Fail} failed, {report.Warn} need attention"),
        CheckLevel.Warn => new($"{report.Warn} 项需要注意", $"{report.Warn} need attention"),
        _ => new("全部正常", "All is well"),
    };
}
