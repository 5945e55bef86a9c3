using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Proof;
using Microsoft.AspNetCore.Components;

namespace EdgeGateway.Service.Web.Review;

/// <summary>One case with its evidence, its fields, its steps, and whether the evidence is still what was signed.</summary>
public sealed partial class CaseViewer
{
    /// <summary>Whoever walks through the list with the keys does not have every case checked.</summary>
    private static readonly TimeSpan Stays = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<CaseStep> _steps = [];
    private CasePictures? _pictures;
    private EvidenceReport? _report;
    private CaseRecord? _seen;

    [CascadingParameter]
    public required Language L { get; set; }

    [Parameter, EditorRequired]
    public required CaseRecord Case { get; set; }

    /// <summary>Address of the list it was opened from.</summary>
    [Parameter]
    public string Back { get; set; } = "cases";

    /// <summary>A picture lies over the whole page.</summary>
    internal bool IsBig => _pictures?.IsBig == true;

    private CaseFiledData Filed => Case.Filed;

    private string ProofClass => _report switch { null => "eg-idle", { Intact: true } => "eg-good", _ => "eg-bad" };

    internal void Press(string key) => _pictures?.Press(key);

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_seen, Case))
            return;
        var grew = _seen is null || _seen.Stills.Count() != Case.Stills.Count();
        _seen = Case;
        _steps = Store.StepsOf(Case.Id);
        if (grew && RendererInfo.IsInteractive)
            _ = CheckAsync(Case, _gone.Token);
    }

    private async Task CheckAsync(CaseRecord record, CancellationToken gone)
    {
        try
        {
            await Task.Delay(Stays, Clock, gone);
            var report = await Task.Run(() => Proof.Check(record), gone);
            _report = report;
            await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException)
        {
            // The reviewer went on to the next case.
            return;
        }
    }
}
