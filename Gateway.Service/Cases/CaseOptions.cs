using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Cases;

/// <summary>Limits, grid and evidence of the cameras' cases.</summary>
public sealed class CaseOptions
{
    /// <summary>JSON file with time limits by category: <c>[{ "category": "exposed-garbage", "workingHours": 4 }]</c>, also <c>hours</c> and <c>workingDays</c>. Left out: cases have no due time.</summary>
    public string? LimitFile { get; init; }

    /// <summary>GeoJSON file with the unit grid: polygons in WGS84/CGCS2000 degrees with <c>code</c> (15 characters) and perhaps <c>unit</c>. Left out: only cameras that name their grid have one.</summary>
    public string? GridFile { get; init; }

    /// <summary>Start of the working day of those who deal with cases, local time, for limits in working hours and days.</summary>
    [Required, RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    public string WorkFrom { get; init; } = "08:30";

    /// <summary>End of the working day, later than its start.</summary>
    [Required, RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    public string WorkTo { get; init; } = "17:30";

    /// <summary>A case whose place was seen empty is closed by itself after this long. 1 h to 3650 d.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan CloseAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Most megabytes (10^6 bytes) of evidence pictures. Reached: trial and rejected cases go first, then closed ones, oldest first; what is open or not sent never. 10 to 10,000,000.</summary>
    [Range(10, 10_000_000)]
    public long EvidenceMegabytes { get; init; } = 10_000;

    /// <summary>How long pictures of closed trial cases are kept. 1 h to 3650 d.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan KeepShadow { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long pictures of rejected cases are kept. 1 h to 3650 d.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan KeepRejected { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long pictures of closed cases are kept. 1 h to 3650 d.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan KeepClosed { get; init; } = TimeSpan.FromDays(180);
}
