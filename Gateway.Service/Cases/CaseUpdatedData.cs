using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Cases;

/// <summary>Data of <see cref="EventTypes.CaseUpdated"/>.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Change"><c>seen-again</c> (a re-detection extended it) or <c>place-vacated</c> (the camera saw the place empty).</param>
/// <param name="At">When, UTC.</param>
/// <param name="DwellSeconds">Longest dwell seen so far.</param>
/// <param name="Sightings">Detections that led to this case.</param>
internal sealed record CaseUpdatedData(Guid CaseId, string Change, DateTimeOffset At, double DwellSeconds, int Sightings)
{
    public const string SeenAgain = "seen-again";
    public const string PlaceVacated = "place-vacated";
}
