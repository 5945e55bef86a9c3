using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Configuration.Editing;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EdgeGateway.Service.Web.Zones;

/// <summary>Rules, zones, lines, hours and masks of one camera, drawn on a still, checked as they change, saved into the configuration's text.</summary>
public sealed partial class ZonesPage
{
    private CameraDraft? _draft;
    private List<RuleDraft> _rules = [];
    private List<List<double[]>> _masks = [];
    private IReadOnlyList<ConfigurationError> _errors = [];
    private string? _picture;
    private bool _isOld;
    private Bilingual? _said;
    private string _saidClass = "eg-idle";
    private string _by = "";
    private string? _key;
    private int _rule = -1;
    private int _point = -1;
    private int _width = 1600;
    private int _height = 900;
    private bool _adding;
    private bool _changed;
    private bool _saving;
    private bool _showsJson;
    private bool _live;
    private bool _drawable;

    [CascadingParameter]
    public required Language L { get; set; }

    [Parameter]
    public string Id { get; set; } = "";

    private IReadOnlyList<ZoneShape> Shapes =>
    [
        .. _rules.SelectMany((rule, i) => new ZoneShape[] { new($"zone:{i}", rule.Id, rule.Zone), new($"line:{i}", rule.Id, rule.Line) }),
        .. _masks.Select((mask, i) => new ZoneShape($"mask:{i}", L.Say($"遮挡 {i + 1}", $"Mask {i + 1}"), mask)),
    ];

    private ZoneShape? Selected => Shapes.FirstOrDefault(shape => shape.Key == _key);

    private CameraDraft Draft => _draft! with
    {
        Rules = new JsonArray([.. _rules.Select(rule => (JsonNode)rule.ToJson())]),
        Masks = new JsonArray([.. _masks.Select(mask => (JsonNode)RuleDraft.Points(mask))]),
    };

    private string Json => $"\"rules\": {JsonLayout.List(Draft.Rules, 0)},\n\"masks\": {JsonLayout.List(Draft.Masks, 0)}";

    private string Prefix => $"cameras[{_draft?.Index}].";

    /// <summary>Mistakes that stand under no field of this page.</summary>
    private IEnumerable<ConfigurationError> Others => _errors.Where(error => !error.Path.StartsWith(Prefix + "rules[", StringComparison.Ordinal) && !error.Path.StartsWith(Prefix + "masks[", StringComparison.Ordinal));

    protected override void OnInitialized()
    {
        Refresh();
        Load();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await using var memory = await Js.InvokeAsync<IJSObjectReference>("import", "./Web/Zones/ZonesPage.razor.js");
        _by = await memory.InvokeAsync<string>("reviewer");
        _live = true;
        StateHasChanged();
    }

    private void Refresh()
    {
        if (Roster.Find(Id)?.CleanPicture() is { } still)
            (_picture, _width, _height, _isOld) = ($"api/v1/cameras/{Id}/still.jpg?n={Clock.GetTimestamp()}", still.Width, still.Height, false);
        else if (Store.Latest(1, new CaseFilter(Camera: Id)) is [var known] && known.Stills.FirstOrDefault(one => one.Name == "clean.jpg") is { } clean)
            (_picture, _width, _height, _isOld) = ($"api/v1/cases/{known.Id}/stills/clean.jpg", clean.Width, clean.Height, true);
    }

    private void Load()
    {
        _draft = Editing.Load(Id);
        if (_draft is null)
            return;
        _rules = [.. _draft.Rules.OfType<JsonObject>().Select(RuleDraft.Of)];
        _masks = [.. _draft.Masks.Select(mask => RuleDraft.Points(mask))];
        (_changed, _said, _point) = (false, null, -1);
        if (_rule >= _rules.Count || _rule < 0)
            ChooseRule(_rules.Count > 0 ? 0 : -1);
        _errors = Editing.Check(_draft).Errors;
    }

    private IReadOnlyList<Bilingual> Of(string member)
    {
        var path = Prefix + member;
        return [.. _errors.Where(error => error.Path == path || (error.Path.StartsWith(path, StringComparison.Ordinal) && error.Path[path.Length] is '.' or '[')).Select(error => error.Message)];
    }

    private bool HasErrors(string member) => _errors.Any(error => error.Path.StartsWith($"{Prefix}{member}", StringComparison.Ordinal));

    private void Choose(string key)
    {
        (_key, _point, _adding) = (key, -1, false);
        _rule = Selected is { Kind: "zone" or "line" } shape ? shape.Index : -1;
    }

    private void ChooseRule(int index)
    {
        if (index < 0)
            (_key, _rule) = (null, -1);
        else
            Choose(_rules[index] is { Kind: "crossing" } ? $"line:{index}" : $"zone:{index}");
    }

    private void AddRule()
    {
        var number = 1;
        while (_rules.Any(rule => rule.Id == $"rule-{number}"))
            number++;
        _rules.Add(RuleDraft.New($"rule-{number}"));
        ChooseRule(_rules.Count - 1);
        Check();
    }

    private void RemoveRule()
    {
        _rules.RemoveAt(_rule);
        ChooseRule(Math.Min(_rule, _rules.Count - 1));
        Check();
    }

    private void AddMask()
    {
        _masks.Add([]);
        Choose($"mask:{_masks.Count - 1}");
        Check();
    }

    private void RemoveMask()
    {
        _masks.RemoveAt(Selected!.Index);
        ChooseRule(_rules.Count > 0 ? 0 : -1);
        Check();
    }

    private void Draw(PenStroke stroke)
    {
        if (Selected is not { } shape || PointsOf(shape) is not { } points)
            return;
        // Whoever starts a shape goes on adding corners, until a corner is touched or the button says enough.
        _adding = stroke.Word == "add" && !shape.IsLine && (_adding || points.Count == 0);
        _point = Pen.Apply(points, stroke, shape.IsLine);
        if (stroke.Word != "choose")
            Check();
    }

    private void RemovePoint() => Draw(new PenStroke("remove", _point, 0, 0));

    private void Redraw()
    {
        PointsOf(Selected!).Clear();
        _point = -1;
        Check();
    }

    private List<double[]> PointsOf(ZoneShape shape) => shape.Kind switch
    {
        "mask" => _masks[shape.Index],
        "line" => _rules[shape.Index].Line,
        _ => _rules[shape.Index].Zone,
    };

    private void Check()
    {
        var draft = Draft;
        _errors = Editing.Check(draft).Errors;
        _changed = !JsonNode.DeepEquals(draft.Rules, _draft!.Rules) || !JsonNode.DeepEquals(draft.Masks, _draft.Masks);
        _said = null;
    }

    private async Task SaveAsync()
    {
        if (_by.Length == 0)
        {
            Say(new("先写明修改人：修改要记入账本。", "Say who changes it: it goes into the journal."), "eg-bad");
            return;
        }
        _saving = true;
        var report = await Editing.SaveAsync(Draft, _by, CancellationToken.None);
        _saving = false;
        if (report.Outcome is SaveOutcome.Saved or SaveOutcome.Same)
            Load();
        else
            _errors = report.Errors;
        Say(SaveWords.Of(report), SaveWords.ClassOf(report));
    }

    private void Say(Bilingual words, string look) => (_said, _saidClass) = (words, look);
}
