using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Cases;

/// <summary>Data of <see cref="EventTypes.CaseUpdated"/>.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Change">
/// <c>seen-again</c> (a re-detection extended it), <c>place-vacated</c> (the camera saw the place empty), <c>confirmed</c> or <c>rejected</c> (a person reviewed
/// it), <c>closed</c>, <c>evidence-added</c> (a clip came later), <c>taken-over</c> (another box goes on with it).
/// </param>
/// <param name="At">When, UTC.</param>
/// <param name="DwellSeconds">Longest dwell seen so far.</param>
/// <param name="Sightings">Detections that led to this case.</param>
internal sealed record CaseUpdatedData(Guid CaseId, string Change, DateTimeOffset At, double DwellSeconds, int Sightings)
{
    public const string SeenAgain = "seen-again";
    public const string PlaceVacated = "place-vacated";
    public const string Confirmed = "confirmed";
    public const string Rejected = "rejected";
    public const string Closed = "closed";
    public const string EvidenceAdded = "evidence-added";
    public const string TakenOver = "taken-over";

    /// <summary>State afterwards.</summary>
    public string? State { get; init; }

    /// <summary>Who, when it was a person.</summary>
    public string? By { get; init; }

    public string? Reason { get; init; }

    /// <summary>Pictures that came with it, like <c>after.jpg</c>.</summary>
    public IReadOnlyList<CaseStill>? Stills { get; init; }
}
