using Microsoft.AspNetCore.Components;

namespace EdgeGateway.Service.Web.Shell;

/// <summary>
/// A part of a page that shows something that changes by itself. It is redrawn once a second, and soon after <see cref="Nudge"/>,
/// but never more often than four times a second, however much happens.
/// </summary>
public abstract partial class LiveComponent : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _nudges = new(0, 1);
    private readonly CancellationTokenSource _gone = new();
    private Task _redrawing = Task.CompletedTask;
    private bool _failed;

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Inject]
    public required ILogger<LiveComponent> Log { get; set; }

    [CascadingParameter]
    public required Language L { get; set; }

    /// <summary>The page answers to clicks: false while it is still the first, lifeless picture of itself.</summary>
    protected bool IsAwake { get; private set; }

    /// <summary>Reads what is to be shown. Runs on the page's own thread, before every drawing.</summary>
    protected abstract void Look();

    /// <summary>Subscribes to sources of change; runs once, when the page is live.</summary>
    protected virtual void Attach()
    {
    }

    /// <summary>Undoes <see cref="Attach"/>.</summary>
    protected virtual void Detach()
    {
    }

    /// <summary>Something changed: draw again soon. From any thread.</summary>
    protected void Nudge()
    {
        if (_nudges.CurrentCount == 0 && !_gone.IsCancellationRequested)
            _nudges.Release();
    }

    protected override void OnInitialized() => Look();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        IsAwake = true;
        Attach();
        Nudge();
        _redrawing = RedrawAsync(_gone.Token);
    }

    public virtual async ValueTask DisposeAsync()
    {
        Detach();
        await _gone.CancelAsync();
        await _redrawing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task RedrawAsync(CancellationToken gone)
    {
        while (!gone.IsCancellationRequested)
        {
            await _nudges.WaitAsync(Heartbeat, gone);
            try
            {
                await InvokeAsync(() =>
                {
                    Look();
                    StateHasChanged();
                });
                _failed = false;
            }
            catch (ObjectDisposedException)
            {
                // The gateway stops under an open page: what this shows is closed already. The browser waits for the next start.
                return;
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                // What could not be read now is read at the next beat; a page must not stand still for ever because of one bad moment.
                if (!_failed)
                    LogNotDrawn(Log, GetType().Name, trouble);
                _failed = true;
            }

            await Task.Delay(Shortest, Clock, gone);
        }
    }

    [LoggerMessage(LogLevel.Warning, "page: {Part} cannot read what it shows, and tries again every second; if it stays, send this line to the makers")]
    private static partial void LogNotDrawn(ILogger log, string part, Exception trouble);
}
