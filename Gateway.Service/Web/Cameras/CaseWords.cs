using System.Globalization;
using EdgeGateway.Protocols.City;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases;

namespace EdgeGateway.Service.Web.Cameras;

/// <summary>Cases as people say them.</summary>
internal static class CaseWords
{
    /// <summary>
    /// <c>至少 1 分 20 秒（±0.5 秒）</c>: "at least", because a thing that stood there in the first picture may have stood there longer.
    /// </summary>
    public static Bilingual Dwell(double seconds, double uncertainty, bool presentAtStart)
    {
        var span = Span(seconds);
        var (before, beforeEn) = presentAtStart ? ("至少 ", "at least ") : ("", "");
        var figure = uncertainty.ToString("0.#", CultureInfo.InvariantCulture);
        var (after, afterEn) = uncertainty > 0 ? ($"（±{figure} 秒）", $" (±{figure} s)") : ("", "");
        return new($"{before}{span.Zh}{after}", $"{beforeEn}{span.En}{afterEn}");
    }

    /// <summary>In the two largest units that matter: <c>1 小时 5 分</c>, <c>1 分 20 秒</c>, <c>20 秒</c>.</summary>
    public static Bilingual Span(double seconds)
    {
        var span = TimeSpan.FromSeconds(Math.Round(seconds));
        return span switch
        {
            { TotalHours: >= 1 } => new($"{(int)span.TotalHours} 小时 {span.Minutes} 分", $"{(int)span.TotalHours} h {span.Minutes} min"),
            { TotalMinutes: >= 1 } => new($"{span.Minutes} 分 {span.Seconds} 秒", $"{span.Minutes} min {span.Seconds} s"),
            _ => new($"{span.Seconds} 秒", $"{span.Seconds} s"),
        };
    }

    /// <summary>Where the case is in its life. Never more than is known: a confirmed case was confirmed by a person.</summary>
    public static Bilingual State(CaseRecord record) => record.State switch
    {
        _ when record.MovedTo is { } other => new($"已移交给 {other}", $"Handed over to {other}"),
        CaseStates.Shadow => new("试运行，不上报", "On trial, not reported"),
        CaseStates.PendingReview when record.VacatedAt is not null => new("待审核，现场已空", "To be reviewed, place empty"),
        CaseStates.PendingReview => new("待审核", "To be reviewed"),
        CaseStates.Rejected => new("已驳回", "Rejected"),
        CaseStates.Filed => new("已确认并上报", "Confirmed and reported"),
        CaseStates.Cleared => new("已确认，现场已空", "Confirmed, place empty"),
        CaseStates.Closed => new("已结", "Closed"),
        _ => new(record.State, record.State),
    };

    /// <summary>The newest generation's code, which is what a person looks for; null when no standard has one.</summary>
    public static EventCode? MainCode(CaseFiledData filed) => filed.Codes is [.., var newest] ? newest : null;

    /// <summary>Where it is, as far as it is known: the place in words, else the camera's name, else its id.</summary>
    public static string Place(CaseCamera camera) =>
        camera.Location ?? (camera.Name.Length > 0 ? camera.Name : camera.Id);

    /// <summary>Everything about a case that is not on its card, in the order a reviewer asks for it. Empty ones are left out.</summary>
    public static IEnumerable<(Bilingual Name, string Value)> Details(CaseRecord record)
    {
        var filed = record.Filed;
        (Bilingual Name, string? Value)[] all =
        [
            (new("案件编号", "case"), filed.CaseId.ToString()),
            (new("事件编号", "event number"), record.Seq?.ToString(CultureInfo.InvariantCulture)),
            (new("处置时限", "due"), filed.Due is { } due ? $"{due.At:yyyy-MM-dd HH:mm}Z ({due.Limit})" : null),
            (new("代码", "codes"), string.Join("；", filed.Codes.Select(code => $"{code.StandardRef} {code.Code} {code.Name}"))),
            (new("事项代码", "matter code"), filed.MatterCode),
            (new("摄像头", "camera"), filed.Camera.Id),
            (new("国标编号", "GB/T 28181 id"), filed.Camera.NationalId),
            (new("单元网格", "unit grid"), filed.Camera.Grid),
            (new("坐标", "position"), Position(filed.Camera.Position)),
            (new("责任单位", "responsible unit"), filed.Camera.ResponsibleUnit),
            (new("依据", "legal basis"), filed.Camera.LegalBasis),
            (new("规则", "rule"), $"{filed.Rule.Id} ({filed.Rule.Kind} {filed.Rule.Version}) {string.Join(", ", filed.Rule.Parameters.Select(one => $"{one.Key} {one.Value}"))}"),
            (new("识别模型", "detector"), $"{filed.Model.Name} {Short(filed.Model.Sha256)}"),
            (new("判为", "taken for"), string.Create(CultureInfo.InvariantCulture, $"{filed.Sighting.Label} {filed.Sighting.Score:0.00}")),
            (new("发现次数", "detections"), $"{record.Sightings}"),
            (new("照片指纹", "picture digests"), string.Join("  ", filed.Stills.Select(still => $"{still.Name} {Short(still.Sha256)}"))),
        ];
        return all.Where(one => one.Value is { Length: > 0 }).Select(one => (one.Name, one.Value!));
    }

    private static string? Position(CasePosition? position) =>
        position is null ? null : string.Create(CultureInfo.InvariantCulture, $"{position.Longitude:0.000000}, {position.Latitude:0.000000} ({position.Crs})");

    private static string Short(string digest) => digest.Length > 16 ? digest[..16] + "…" : digest;
}
