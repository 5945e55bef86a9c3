using EdgeGateway.Protocols.City;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.Evidence;

namespace EdgeGateway.Service.Cases;

/// <summary>
/// Data of <see cref="EventTypes.CaseFiled"/>: everything a reviewer and a platform need to judge and to route it, and what it takes to
/// repeat the verdict. No personal data: no faces, no plates as text.
/// </summary>
public sealed record CaseFiledData
{
    /// <summary>UUIDv7; the third-party number towards a platform.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>
    /// <see cref="CaseStates.PendingReview"/> when it is told at once: a camera's verdict is a candidate until a person reviewed it.
    /// <see cref="CaseStates.Confirmed"/> when the camera files after the review.
    /// </summary>
    public required string State { get; init; }

    /// <summary>Canonical event, like <c>motor-vehicle-parking</c>.</summary>
    public required string Category { get; init; }

    public required Bilingual Name { get; init; }

    /// <summary>Codes of all generations that have one.</summary>
    public required IReadOnlyList<EventCode> Codes { get; init; }

    /// <summary>事项代码 of 11 digits, when grid and 2026 code are known.</summary>
    public string? MatterCode { get; init; }

    /// <summary>Candidates for GA/T 1400 EventSort (vendor block).</summary>
    public required IReadOnlyList<int> EventSort { get; init; }

    /// <summary>GB/T 28181 AlarmType for method 5.</summary>
    public int? AlarmType { get; init; }

    /// <summary>SHA-256 of the code table.</summary>
    public required string CodeTable { get; init; }

    public required CaseCamera Camera { get; init; }
    public required CaseRule Rule { get; init; }
    public required CaseModel Model { get; init; }
    public required CaseSighting Sighting { get; init; }
    public required IReadOnlyList<CaseStill> Stills { get; init; }

    /// <summary>How urgent its rule takes it to be: low, medium, high.</summary>
    public string? Severity { get; init; }

    /// <summary>By when it should be dealt with; left out where no limit is known for the category.</summary>
    public CaseDue? Due { get; init; }

    /// <summary>Verdict of a person, when the case was filed after one.</summary>
    public CaseReview? Review { get; init; }

    /// <summary>One open case per value: the same place, the same rule.</summary>
    public required string DedupeKey { get; init; }
}

/// <summary>Which camera saw it, where that is, and why it may look there.</summary>
public sealed record CaseCamera(string Id, string Name)
{
    /// <summary>GB/T 28181, 20 digits.</summary>
    public string? NationalId { get; init; }

    /// <summary>Unit grid, 15 characters.</summary>
    public string? Grid { get; init; }

    public CasePosition? Position { get; init; }
    public string? Location { get; init; }
    public string? ResponsibleUnit { get; init; }
    public string? LegalBasis { get; init; }
}

/// <summary>Degrees, with the name of their reference system.</summary>
public sealed record CasePosition(double Longitude, double Latitude, string Crs = CasePosition.Cgcs2000)
{
    /// <summary>CGCS2000 geographic; the same as WGS84 within less than a metre.</summary>
    public const string Cgcs2000 = "EPSG:4490";
}

/// <param name="At">UTC.</param>
/// <param name="Limit">The limit it comes from, like <c>2 working days</c>.</param>
public sealed record CaseDue(DateTimeOffset At, string Limit);

public sealed record CaseRule(string Id, string Kind, string Version, IReadOnlyDictionary<string, string> Parameters);

public sealed record CaseModel(string Name, string Sha256);

/// <summary>What was seen. Boxes and zones in relative picture coordinates, 0 to 1 from the top left.</summary>
public sealed record CaseSighting
{
    public required string Label { get; init; }
    public required float Score { get; init; }
    public required DateTimeOffset FirstSeen { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>At least this long, in stream time.</summary>
    public required double DwellSeconds { get; init; }

    public required double DwellUncertaintySeconds { get; init; }

    /// <summary>It stood there in the first picture already: the real dwell is longer.</summary>
    public required bool PresentAtStart { get; init; }

    /// <summary>Left, top, right, bottom.</summary>
    public required IReadOnlyList<float> Box { get; init; }

    public required IReadOnlyList<IReadOnlyList<float>> Zone { get; init; }

    /// <summary>Anything else the verdict rests on: picture size, stream time.</summary>
    public required IReadOnlyDictionary<string, string> Circumstances { get; init; }
}

/// <summary>One evidence picture, kept under the case's folder.</summary>
public sealed record CaseStill(string Name, string Sha256, long Bytes, int Width, int Height, DateTimeOffset TakenAt)
{
    /// <summary>What was made unrecognisable in it, and by which model; signed with the rest. Null: nothing was looked for.</summary>
    public Hidden? Hidden { get; init; }
}
