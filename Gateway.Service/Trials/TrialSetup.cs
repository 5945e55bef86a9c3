using System.Text.Json.Nodes;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Configuration.Editing;
using EdgeGateway.Vision;

namespace EdgeGateway.Service.Trials;

/// <summary>Makes a camera to be tried out of a draft.</summary>
internal static class TrialSetup
{
    /// <summary>Every mistake when the draft has some.</summary>
    /// <param name="editing">Checks it.</param>
    /// <param name="draft">Rules and masks.</param>
    /// <param name="schedules">False: leaves them out, because a film has no hour of the day unless it is given one.</param>
    public static (CameraOptions? Camera, IReadOnlyList<ConfigurationError> Errors) Of(CameraEditing editing, CameraDraft draft, bool schedules)
    {
        var (errors, camera) = editing.Check(draft);
        if (errors.Count > 0 || schedules)
            return (errors.Count > 0 ? null : camera, errors);
        var rules = draft.Rules.DeepClone().AsArray();
        foreach (var rule in rules.OfType<JsonObject>())
            rule.Remove("schedule");
        return (editing.Check(draft with { Rules = rules }).Camera, []);
    }
}
