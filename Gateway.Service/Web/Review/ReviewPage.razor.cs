using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Queue;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EdgeGateway.Service.Web.Review;

/// <summary>One reviewer's desk: a list, a case, keys, and verdicts that can be taken back for some seconds.</summary>
public sealed partial class ReviewPage
{
    private const int Step = 50;

    private CaseQuery _query = new();
    private CaseQuery? _read;
    private IReadOnlyList<CaseRecord> _cases = [];
    private IReadOnlyDictionary<string, int> _counts = new Dictionary<string, int>();
    private CaseChoices _choices = new([], [], []);
    private CaseRecord? _shown;
    private CaseViewer? _viewer;
    private VerdictHold? _hold;
    private IJSObjectReference? _keys;
    private DotNetObjectReference<ReviewPage>? _self;
    private Bilingual? _said;
    private int _most = Step;
    private string _by = "";
    private bool _rejecting;
    private bool _wantsName;
    private bool _unreadable;
    private volatile bool _stale = true;

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }
    [SupplyParameterFromQuery(Name = "camera")] public string? Camera { get; set; }
    [SupplyParameterFromQuery(Name = "category")] public string? Category { get; set; }
    [SupplyParameterFromQuery(Name = "rule")] public string? Rule { get; set; }
    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }
    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }
    [SupplyParameterFromQuery(Name = "trial")] public string? Trial { get; set; }

    /// <summary>A key of the keyboard, or the button that does the same.</summary>
    [JSInvokable]
    public void Key(string name)
    {
        if (_rejecting && RejectReasons.Of(name) is { } reason)
            Reject(L.Say(reason));
        else if (_rejecting && name == "Escape")
            EndRejecting();
        else if (!_rejecting)
            Press(name);
        Look();
        StateHasChanged();
    }

    /// <summary>The browser remembers who reviews here.</summary>
    [JSInvokable]
    public void Reviewer(string by)
    {
        _by = by;
        StateHasChanged();
    }

    protected override void Look()
    {
        _query = CaseQuery.Of(State, Camera, Category, Rule, From, To, Trial);
        var (isOld, isOther) = (_stale || _read != _query, _shown?.Id != Id);
        _stale = false;
        try
        {
            if (isOld)
                (_cases, _counts, _choices) = (Board.Latest(_query, _most), Board.Counts(_query), Board.Choices());
            if (isOld || isOther)
                _shown = Id is { } id ? Store.Find(id) : null;
            (_read, _unreadable) = (_query, false);
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            _unreadable = _stale = true;
        }
    }

    protected override void OnParametersSet()
    {
        if (_shown?.Id != Id)
            _rejecting = false;
        Look();
    }

    protected override void Attach()
    {
        _hold = new VerdictHold(Review, Clock);
        _hold.Changed += Reload;
        _hold.Settled += Settle;
        Desk.Changed += Reload;
    }

    protected override void Detach()
    {
        Desk.Changed -= Reload;
        if (_hold is null)
            return;
        _hold.Changed -= Reload;
        _hold.Settled -= Settle;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        _keys = await Js.InvokeAsync<IJSObjectReference>("import", "./Web/Review/ReviewPage.razor.js");
        await _keys.InvokeVoidAsync("start", _self);
        StateHasChanged();
    }

    /// <summary>What was decided and not taken back counts, however the reviewer leaves.</summary>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_hold is not null)
            await _hold.DisposeAsync();
        _self?.Dispose();
        if (_keys is null)
            return;
        try
        {
            await _keys.InvokeVoidAsync("stop");
            await _keys.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its key handler with it.
            _keys = null;
        }
    }

    private void Press(string name)
    {
        switch (name)
        {
            case "j" or "ArrowDown":
                Move(1);
                break;
            case "k" or "ArrowUp":
                Move(-1);
                break;
            case "a":
                Decide(CaseMove.Accept, "");
                break;
            case "r":
                _rejecting = Can(CaseMove.Reject);
                break;
            case "x":
                Decide(CaseMove.Close, "");
                break;
            case "z":
                TakeBack(null);
                break;
            case "Escape" when _viewer?.IsBig != true:
                Navigation.NavigateTo(Address(null));
                break;
            default:
                _viewer?.Press(name);
                break;
        }
    }

    private void Reject(string reason)
    {
        _rejecting = false;
        Decide(CaseMove.Reject, reason);
    }

    private void EndRejecting() => _rejecting = false;

    /// <summary>Only what the case's life allows, and only with a name: it goes into the case's steps.</summary>
    private bool Can(CaseMove move)
    {
        if (_shown is not { MovedTo: null } shown || _hold?.Of(shown.Id) is not null || CaseLife.Steps(shown.State, move, shown.VacatedAt is not null) is not { Count: > 0 })
            return false;
        _wantsName = _by.Length == 0;
        return !_wantsName;
    }

    private void Decide(CaseMove move, string reason)
    {
        if (!Can(move) || !_hold!.Hold(new HeldVerdict(_shown!.Id, move, _by, reason)))
            return;
        _said = null;
        Move(1);
    }

    private void TakeBack(Guid? id)
    {
        if (_hold?.TakeBack(id) is { } verdict)
            Navigation.NavigateTo(Address(verdict.CaseId), replace: true);
    }

    private void Settle(HeldVerdict verdict, ReviewOutcome? outcome)
    {
        if (ReviewWords.Trouble(outcome, outcome == ReviewOutcome.Moved ? Store.Find(verdict.CaseId)?.MovedTo : null) is { } trouble)
            _said = trouble;
    }

    /// <summary>The next one in the list that nobody has decided yet; stays where it is at the end.</summary>
    private void Move(int by)
    {
        var here = _cases.ToList().FindIndex(one => one.Id == Id);
        var next = here < 0 ? 0 : here + by;
        while (next >= 0 && next < _cases.Count && _hold?.Of(_cases[next].Id) is not null)
            next += by;
        if (next >= 0 && next < _cases.Count)
            Navigation.NavigateTo(Address(_cases[next].Id), replace: Id is not null);
    }

    private void Filter(CaseQuery query)
    {
        _most = Step;
        Navigation.NavigateTo(Address(null, query));
    }

    private void More()
    {
        _most += Step;
        _stale = true;
        Look();
    }

    private void Reload()
    {
        _stale = true;
        Nudge();
    }

    private string Address(Guid? id, CaseQuery? query = null)
    {
        var text = (query ?? _query).ToText();
        return (id is null ? "cases" : $"cases/{id}") + (text.Length > 0 ? $"?{text}" : "");
    }
}
