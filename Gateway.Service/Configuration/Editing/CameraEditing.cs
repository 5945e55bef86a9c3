using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Configuration.Editing;

/// <summary>
/// Changes rules and masks of one camera in the configuration's text: checked as a whole first, then noted in the journal, written, and read again, which brings
/// it into force without touching the other cameras.
/// </summary>
internal sealed class CameraEditing(ConfigurationText text, ConfigurationReload reload, JournalStore journal, TimeProvider clock) : IDisposable
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Null: it lives until the program ends.</summary>
    public string? File => text.File;

    /// <summary>Null when the file does not have the camera, or cannot be read.</summary>
    public CameraDraft? Load(string cameraId)
    {
        if (!text.IsKnown)
            return null;
        try
        {
            return Of(text.Load(), cameraId);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The whole text with the draft in it; null when the file does not have the camera any more.</summary>
    public string? Preview(CameraDraft draft)
    {
        var now = text.Load();
        var rules = JsonSplice.Set(now, "cameras", draft.Index, "rules", JsonLayout.List(draft.Rules, 6));
        return rules is null || (draft.Masks.Count == 0 && Of(now, draft.CameraId) is { Masks.Count: 0 })
            ? rules : JsonSplice.Set(rules, "cameras", draft.Index, "masks", JsonLayout.List(draft.Masks, 6));
    }

    /// <summary>Every mistake, and the camera as it would be when there is none.</summary>
    public (IReadOnlyList<ConfigurationError> Errors, Vision.CameraOptions? Camera) Check(CameraDraft draft)
    {
        try
        {
            if (Preview(draft) is not { } after)
                return ([], null);
            var (options, errors) = text.Check(after);
            return (errors, options?.Cameras.FirstOrDefault(camera => camera.Id == draft.CameraId));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or JsonException)
        {
            return ([new(text.File ?? "", $"读不到配置文件：{gone.Message}", $"The configuration file cannot be read: {gone.Message}")], null);
        }
    }

    /// <param name="draft">What is wanted.</param>
    /// <param name="by">Name of the person; noted with the change.</param>
    /// <param name="stopping">Gives up before anything is written.</param>
    public async Task<SaveReport> SaveAsync(CameraDraft draft, string by, CancellationToken stopping)
    {
        await _one.WaitAsync(stopping);
        try
        {
            return await TrySaveAsync(draft, by, stopping);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or JournalUnavailableException)
        {
            return new SaveReport(SaveOutcome.Refused, [], Detail: refused.Message);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<SaveReport> TrySaveAsync(CameraDraft draft, string by, CancellationToken stopping)
    {
        if (Load(draft.CameraId) is not { } now)
            return new SaveReport(SaveOutcome.NotInFile, []);
        if (now.Revision != draft.Revision)
            return new SaveReport(SaveOutcome.Changed, []);
        if (JsonNode.DeepEquals(now.Rules, draft.Rules) && JsonNode.DeepEquals(now.Masks, draft.Masks))
            return new SaveReport(SaveOutcome.Same, []);
        var after = Preview(draft)!;
        if (text.Check(after) is { Errors: { Count: > 0 } errors })
            return new SaveReport(SaveOutcome.Mistakes, errors);
        // On the disk, then noted, then in its place: what is noted is made, and what cannot be noted is not.
        using var staged = text.Stage(after);
        await journal.CommitAsync(null, [Noted(draft, now, after, by)], CancellationToken.None);
        staged.Commit();
        return new SaveReport(SaveOutcome.Saved, [], await reload.RunAsync(CancellationToken.None));
    }

    private EventDraft Noted(CameraDraft draft, CameraDraft before, string after, string by) => EventDraft.Of(
        EventTypes.ConfigurationChanged, draft.CameraId, EventClass.Change,
        new ConfigurationChangedData(
            by, clock.GetUtcNow(), Differences(before, draft), before.Revision, ConfigurationText.RevisionOf(after), text.File is null),
        EditingJson.Plain.ConfigurationChangedData);

    /// <summary>Which rules were added, changed and removed, and whether the masks were.</summary>
    private static IReadOnlyList<string> Differences(CameraDraft before, CameraDraft after)
    {
        var (old, now) = (ById(before.Rules), ById(after.Rules));
        return
        [
            .. now.Keys.Where(id => !old.ContainsKey(id)).Select(id => $"rules.{id}: added"),
            .. now.Keys.Where(id => old.TryGetValue(id, out var rule) && !JsonNode.DeepEquals(rule, now[id])).Select(id => $"rules.{id}: changed"),
            .. old.Keys.Where(id => !now.ContainsKey(id)).Select(id => $"rules.{id}: removed"),
            .. JsonNode.DeepEquals(before.Masks, after.Masks) ? Array.Empty<string>() : ["masks: changed"],
        ];
    }

    private static Dictionary<string, JsonNode> ById(JsonArray rules) =>
        rules.OfType<JsonObject>().GroupBy(rule => (string?)rule["id"] ?? "", StringComparer.Ordinal).ToDictionary(group => group.Key, group => (JsonNode)group.First(), StringComparer.Ordinal);

    private static CameraDraft? Of(string now, string cameraId)
    {
        var cameras = JsonNode.Parse(now, documentOptions: Lenient)?["cameras"] as JsonArray ?? [];
        var index = cameras.ToList().FindIndex(camera => camera is JsonObject known && known["id"] is JsonValue id && id.TryGetValue<string>(out var text) && text == cameraId);
        return index < 0 ? null : new CameraDraft(
            cameraId, index, ConfigurationText.RevisionOf(now), Copy(cameras[index]!["rules"]), Copy(cameras[index]!["masks"]));
    }

    private static JsonArray Copy(JsonNode? list) => list is JsonArray known ? known.DeepClone().AsArray() : [];
}
