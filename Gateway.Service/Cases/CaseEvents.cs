using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases;

/// <summary>What platforms are told about a case. A shadow case tells nothing, and one that waits for its review before filing nothing until then. Pure.</summary>
internal static class CaseEvents
{
    public static EventDraft Filed(CaseFiledData filed) =>
        EventDraft.Of(EventTypes.CaseFiled, filed.Camera.Id, EventClass.Case, filed, CasesJson.Plain.CaseFiledData, filed.CaseId.ToString());

    public static EventDraft Updated(CaseRecord known, CaseUpdatedData update) =>
        EventDraft.Of(EventTypes.CaseUpdated, known.Filed.Camera.Id, EventClass.Case, update, CasesJson.Plain.CaseUpdatedData, known.Id.ToString());

    /// <summary>In the order in which they happened. The first one of a case that was not told yet is always its filing.</summary>
    public static IReadOnlyList<EventDraft> Of(CaseRecord known, CaseChange change)
    {
        if (known.Seq is not null)
            return [Updated(known, Update(known, change))];
        if (!change.Steps.Contains(CaseStates.Filed))
            return [];
        // All there are by now: a clip may have come before the review.
        var filing = Filed(known.Filed with { State = CaseStates.Confirmed, Review = change.Review, Stills = [.. known.Stills, .. change.Stills] });
        return known.VacatedAt is { } at
            ? [filing, Updated(known, new CaseUpdatedData(known.Id, CaseUpdatedData.PlaceVacated, at, known.DwellSeconds, known.Sightings) { State = CaseStates.Cleared, Stills = known.Later })]
            : [filing];
    }

    private static CaseUpdatedData Update(CaseRecord known, CaseChange change) =>
        new(known.Id, WordOf(change.Move), change.At, known.DwellSeconds, known.Sightings)
        {
            State = change.StateAfter(known.State),
            By = change.Move is CaseMove.Vacate or CaseMove.Attach ? null : change.By,
            Reason = change.Reason.Length > 0 ? change.Reason : null,
            Stills = change.Stills.Count > 0 ? change.Stills : null,
        };

    private static string WordOf(CaseMove move) => move switch
    {
        CaseMove.Accept => CaseUpdatedData.Confirmed,
        CaseMove.Reject => CaseUpdatedData.Rejected,
        CaseMove.Vacate => CaseUpdatedData.PlaceVacated,
        CaseMove.Close => CaseUpdatedData.Closed,
        CaseMove.Attach => CaseUpdatedData.EvidenceAdded,
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "Unknown move"),
    };
}
