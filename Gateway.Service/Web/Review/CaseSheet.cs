using System.Globalization;
using EdgeGateway.Protocols.City;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Web.Cameras;
using EdgeGateway.Vision.Evidence;

namespace EdgeGateway.Service.Web.Review;

/// <summary>The fields of a case in the order in which a reviewer asks for them. What is not known is left out.</summary>
internal static class CaseSheet
{
    public static IEnumerable<(Bilingual Name, Bilingual Value)> Of(CaseRecord record, TimeProvider clock)
    {
        var (filed, seen) = (record.Filed, record.Filed.Sighting);
        (Bilingual Name, Bilingual? Value)[] all =
        [
            (new("停留", "There for"), CaseWords.Dwell(record.DwellSeconds, seen.DwellUncertaintySeconds, seen.PresentAtStart)),
            (new("首次看到", "First seen"), Plain(ReviewWords.Local(clock, seen.FirstSeen))),
            (new("达到时限", "Time was up"), Plain(ReviewWords.Local(clock, seen.DecidedAt))),
            (new("最近看到", "Last seen"), Plain(ReviewWords.Local(clock, record.LastSeen))),
            (new("现场已空", "Seen empty"), record.VacatedAt is { } at ? Plain(ReviewWords.Local(clock, at)) : null),
            (new("地点", "Place"), Plain(CaseWords.Place(filed.Camera))),
            (new("摄像头", "Camera"), Plain(filed.Camera.Name.Length > 0 ? $"{filed.Camera.Name} ({filed.Camera.Id})" : filed.Camera.Id)),
            (new("国标编号", "GB/T 28181 id"), Plain(filed.Camera.NationalId)),
            (new("单元网格", "Unit grid"), Plain(filed.Camera.Grid)),
            (new("坐标", "Position"), Position(filed.Camera.Position)),
            (new("责任单位", "Responsible unit"), Plain(filed.Camera.ResponsibleUnit)),
            (new("依据", "Legal basis"), Plain(filed.Camera.LegalBasis)),
            (new("处置时限", "Due"), filed.Due is { } due ? Plain($"{ReviewWords.Local(clock, due.At)} ({due.Limit})") : null),
            (new("紧急程度", "Severity"), filed.Severity is { } severity ? ReviewWords.Severity(severity) : null),
            .. filed.Codes.Select(Code),
            (new("事项代码", "Matter code"), Plain(filed.MatterCode)),
            (new("规则", "Rule"), Plain($"{filed.Rule.Id} ({filed.Rule.Kind} {filed.Rule.Version})")),
            (new("规则参数", "Parameters"), Plain(string.Join(", ", filed.Rule.Parameters.Select(one => $"{one.Key} {one.Value}")))),
            (new("判为", "Taken for"), Plain(string.Create(CultureInfo.InvariantCulture, $"{seen.Label} {seen.Score:0.00}"))),
            (new("识别模型", "Detector"), Plain($"{filed.Model.Name} {Short(filed.Model.Sha256)}")),
            (new("已遮盖", "Hidden"), Hidden(record.Stills.FirstOrDefault()?.Hidden)),
            (new("发现次数", "Sightings"), Plain($"{record.Sightings}")),
            (new("案件编号", "Case"), Plain($"{filed.CaseId}")),
            (new("事件编号", "Event number"), Plain(record.Seq?.ToString(CultureInfo.InvariantCulture))),
            (new("照片指纹", "Picture digests"), Plain(string.Join("  ", record.Stills.Select(still => $"{still.Name} {Short(still.Sha256)}")))),
        ];
        return all.Where(one => one.Value is { Zh.Length: > 0 }).Select(one => (one.Name, one.Value!.Value));
    }

    /// <summary>One line for every generation of the standard.</summary>
    private static (Bilingual Name, Bilingual? Value) Code(EventCode code) => (new("代码", "Code"), Plain($"{code.Code} {code.Name} · {code.StandardRef}"));

    private static Bilingual? Position(CasePosition? position) => position is null
        ? null : Plain(string.Create(CultureInfo.InvariantCulture, $"{position.Longitude:0.000000}, {position.Latitude:0.000000} ({position.Crs})"));

    private static Bilingual? Hidden(Hidden? hidden) => hidden switch
    {
        null => null,
        { Whole: true } => new($"整幅打马赛克：遮盖模型 {hidden.Model} 不能用", $"the whole picture: the model {hidden.Model} could not be used"),
        _ => new($"{string.Join("、", hidden.Labels)} {hidden.Regions} 处（{hidden.Model} {Short(hidden.Sha256)}）", $"{string.Join(", ", hidden.Labels)}: {hidden.Regions} ({hidden.Model} {Short(hidden.Sha256)})"),
    };

    private static Bilingual? Plain(string? text) => text is null ? null : new(text, text);

    private static string Short(string digest) => digest.Length > 12 ? digest[..12] + "…" : digest;
}
