namespace EdgeGateway.Service.Cases.Reports;

/// <summary>One step of one case with what it is counted by.</summary>
internal sealed record StepRow(string State, DateTimeOffset At, DateTimeOffset DiscoveredAt, DateTimeOffset? VacatedAt, string Category, string Camera, string CameraName, string Grid, string Codes, string Name)
{
    /// <summary>Whole seconds since the discovery; a clock that was put back gives none.</summary>
    public long SecondsTo(DateTimeOffset time) => Math.Max(0, (long)(time - DiscoveredAt).TotalSeconds);
}
