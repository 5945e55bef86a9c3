using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Doctor;

/// <summary>Everything the doctor saw. Nothing in it says anything about a buyer.</summary>
internal sealed record DoctorReport
{
    public required string GatewayId { get; init; }
    public required string Version { get; init; }

    /// <summary>Local time of the box.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>True: the running gateway looked at itself. False: no gateway answered, the box was looked at from outside.</summary>
    public required bool Running { get; init; }

    /// <summary>The worst of all checks; what was skipped counts as ok.</summary>
    public required CheckLevel Level { get; init; }

    public required int Ok { get; init; }
    public required int Skipped { get; init; }
    public required int Warn { get; init; }
    public required int Fail { get; init; }
    public required double Seconds { get; init; }

    /// <summary>In the order of the table.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }
}

/// <summary>One line of the report.</summary>
internal sealed record CheckResult(string Id, string? On, Bilingual Name, CheckLevel Level, Bilingual Evidence, Bilingual? Cause, Bilingual? NextStep)
{
    public static CheckResult Of(DoctorCheck check, Finding finding) => new(check.Id, finding.On, check.Name, finding.Level, finding.Evidence, finding.Cause, finding.NextStep);
}
