using EdgeGateway.Protocols.City;
using EdgeGateway.Service.Cases.Limits;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Service.Cases;

/// <summary>Turns what a rule saw, and what the configuration says about its camera, into the case's record. Pure.</summary>
internal static class CaseWriteUp
{
    private const string RulePrefix = "rule.";

    public static CaseFiledData Of(Guid caseId, Candidate candidate, CameraOptions camera, IReadOnlyList<CaseStill> stills, CaseTables? tables = null)
    {
        var kind = EventCodes.Find(candidate.Category);
        var codes = CodesOf(candidate, camera);
        var seen = CameraOf(camera, tables?.Grid);
        return new CaseFiledData
        {
            CaseId = caseId,
            State = candidate.Shadow ? CaseStates.Shadow : CaseStates.PendingReview,
            Category = candidate.Category,
            Name = EventCodes.NameOf(candidate.Category),
            Codes = codes,
            MatterCode = MatterOf(seen.Grid, codes),
            EventSort = kind?.EventSort ?? [],
            AlarmType = kind?.AlarmType,
            CodeTable = EventCodes.Digest,
            Camera = seen,
            Rule = RuleOf(candidate),
            Model = new CaseModel(candidate.Provenance.GetValueOrDefault("detector", ""), candidate.Provenance.GetValueOrDefault("detector.sha256", "")),
            Sighting = SightingOf(candidate),
            Stills = stills,
            Severity = candidate.Severity,
            Due = tables?.Due.Of(candidate.Category, candidate.DecidedAt),
            DedupeKey = candidate.Key,
        };
    }

    /// <summary>Those of the table; what the rule gives for a standard takes their place, what it gives beside them is added.</summary>
    private static IReadOnlyList<EventCode> CodesOf(Candidate candidate, CameraOptions camera)
    {
        var own = camera.Rules.FirstOrDefault(rule => rule.Id == candidate.RuleId)?.Codes ?? [];
        return
        [
            .. EventCodes.For(candidate.Category).Where(code => own.All(each => each.StandardRef != code.StandardRef)),
            .. own.Select(each => new EventCode(each.StandardRef, each.Kind, each.Code, each.Name, "local")),
        ];
    }

    private static string? MatterOf(string? cell, IReadOnlyList<EventCode> codes) =>
        UnitGrid.TryParse(cell, out var grid)
        && codes.FirstOrDefault(code => code.StandardRef == CityStandards.Y2026) is { } code
        && MatterCode.TryCreate(grid.Division, code.Code, out var matter) ? matter.Text : null;

    /// <summary>What the configuration says comes first; the map of the grid fills in what it leaves open.</summary>
    private static CaseCamera CameraOf(CameraOptions camera, GridMap? map)
    {
        var position = camera is { Longitude: { } longitude, Latitude: { } latitude } ? new CasePosition(longitude, latitude) : null;
        var cell = position is null ? null : map?.Find(position.Longitude, position.Latitude);
        return new CaseCamera(camera.Id, camera.Name)
        {
            NationalId = camera.NationalId,
            Grid = camera.Grid ?? cell?.Code,
            Position = position,
            Location = Given(camera.Location),
            ResponsibleUnit = Given(camera.ResponsibleUnit) ?? cell?.Unit,
            LegalBasis = Given(camera.LegalBasis),
        };
    }

    private static CaseRule RuleOf(Candidate candidate) => new(
        candidate.RuleId,
        candidate.Provenance.GetValueOrDefault("rule", ""),
        candidate.Provenance.GetValueOrDefault("rule.version", ""),
        candidate.Provenance
            .Where(pair => pair.Key.StartsWith(RulePrefix, StringComparison.Ordinal) && pair.Key is not "rule.version")
            .ToDictionary(pair => pair.Key[RulePrefix.Length..], pair => pair.Value, StringComparer.Ordinal));

    private static CaseSighting SightingOf(Candidate candidate) => new()
    {
        Label = candidate.Label,
        Score = candidate.Score,
        FirstSeen = candidate.FirstSeen,
        DecidedAt = candidate.DecidedAt,
        DwellSeconds = Seconds(candidate.Dwell),
        DwellUncertaintySeconds = Seconds(candidate.DwellUncertainty),
        PresentAtStart = candidate.PresentAtStart,
        Box = [candidate.Box.Left, candidate.Box.Top, candidate.Box.Right, candidate.Box.Bottom],
        Zone = [.. candidate.Zone.Select(point => (IReadOnlyList<float>)[point.X, point.Y])],
        Circumstances = candidate.Provenance
            .Where(pair => pair.Key is not ("rule" or "detector" or "detector.sha256") && !pair.Key.StartsWith(RulePrefix, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
    };

    private static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 1);

    private static string? Given(string text) => text.Length > 0 ? text : null;
}
