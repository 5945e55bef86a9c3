using EdgeGateway.Protocols.City;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.CameraFaults;

/// <summary>Data of <see cref="EventTypes.CameraFault"/>: a camera is a city component, and this is its fault. No personal data, no picture.</summary>
internal sealed record CameraFaultData
{
    public const string Began = "began";
    public const string Ended = "ended";

    /// <summary>UUIDv7, the same at the beginning and at the end.</summary>
    public required Guid FaultId { get; init; }

    /// <summary><see cref="Began"/> or <see cref="Ended"/>.</summary>
    public required string Change { get; init; }

    /// <summary>Like <c>view-changed</c>.</summary>
    public required string Fault { get; init; }

    public required Bilingual Cause { get; init; }

    public required Bilingual NextStep { get; init; }

    /// <summary>What was measured when it began.</summary>
    public required string Measure { get; init; }

    /// <summary>First sign, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>UTC, at the end only.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Why it ended: <c>gone</c>, or <c>not-watched</c> when the camera or the check was taken out of the configuration.</summary>
    public string? EndedBecause { get; init; }

    /// <summary>The component: 监控电子眼设施.</summary>
    public required EventCode Component { get; init; }

    /// <summary>Codes of the matter (监控电子眼设施异常).</summary>
    public required IReadOnlyList<EventCode> Codes { get; init; }

    /// <summary>事项代码 of 11 digits, when the camera's grid is known.</summary>
    public string? MatterCode { get; init; }

    public required IReadOnlyList<int> EventSort { get; init; }

    public int? AlarmType { get; init; }

    public required FaultyCamera Camera { get; init; }
}

/// <summary>Where it is and who looks after it.</summary>
internal sealed record FaultyCamera(string Id, string Name)
{
    public string? NationalId { get; init; }

    public string? Grid { get; init; }

    /// <summary>WGS84/CGCS2000 degrees.</summary>
    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    public string? Location { get; init; }

    public string? ResponsibleUnit { get; init; }
}
