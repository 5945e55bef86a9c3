using System.Text.Json.Nodes;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Configuration.Editing;
using EdgeGateway.Vision;

namespace EdgeGateway.Service.Trials;

/// <summary>Makes a camera to be tried out of a draft.</summary>
internal static class TrialSetup
{
    /// <summary>Without schedules, because a film has no hour of the day. Every mistake when the draft has some.</summary>
    public static (CameraOptions? Camera, IReadOnlyList<ConfigurationError> Errors) Of(CameraEditing editing, CameraDraft draft)
    {
        var (errors, _) = editing.Check(draft);
        if (errors.Count > 0)
            return (null, errors);
        var rules = draft.Rules.DeepClone().AsArray();
        foreach (var rule in rules.OfType<JsonObject>())
            rule.Remove("schedule");
        return (editing.Check(draft with { Rules = rules }).Camera, []);
    }
}
