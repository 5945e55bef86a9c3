namespace EdgeGateway.Service.Cases;

/// <summary>A case as it is on disk.</summary>
/// <param name="Number">Running number of the case on this box.</param>
/// <param name="Seq">Number of its filing event; null while platforms were not told.</param>
/// <param name="Filed">What was discovered; never changes.</param>
/// <param name="State">One of <see cref="CaseStates"/>.</param>
/// <param name="LastSeen">UTC of the last detection.</param>
/// <param name="DwellSeconds">Longest dwell seen.</param>
/// <param name="Sightings">Detections that led here.</param>
/// <param name="VacatedAt">UTC at which the camera saw the place empty; null while it did not.</param>
public sealed record CaseRecord(
    long Number, long? Seq, CaseFiledData Filed, string State, DateTimeOffset LastSeen, double DwellSeconds, int Sightings, DateTimeOffset? VacatedAt)
{
    public Guid Id => Filed.CaseId;

    /// <summary>Pictures that were added after it was discovered.</summary>
    public IReadOnlyList<CaseStill> Later { get; init; } = [];

    /// <summary>What became of its clip; null when none was meant to be.</summary>
    public Clips.ClipNote? Clip { get; init; }

    /// <summary>Gateway that goes on with it since its camera was handed over; null: this one.</summary>
    public string? MovedTo { get; init; }

    /// <summary>All pictures, in the order they were taken.</summary>
    public IEnumerable<CaseStill> Stills => Filed.Stills.Concat(Later);
}
