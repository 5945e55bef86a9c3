using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases.Handover;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Vision;

namespace EdgeGateway.Service.Cases;

/// <summary>
/// Keeps every camera running, tells <see cref="HealthRegistry"/> how each is and the desk what each found. Cameras may come, go and change while the others go on; one
/// that was handed over to another box does not run here.
/// </summary>
internal sealed partial class CameraHost(CameraRoster roster, CameraFactory factory, CaseDesk desk, HealthRegistry health, HandoverStore handovers, CameraHostSetup setup) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<string, Running> _running = new(StringComparer.Ordinal);
    private CancellationToken _stopping;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var camera in roster.All)
            Greet(camera);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Starts, stops and changes until these run. One call at a time.</summary>
    /// <returns>What was done, like <c>cameras.camera-1: changed</c>.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(IReadOnlyList<CameraOptions> wanted, CancellationToken stopping)
    {
        await _one.WaitAsync(stopping);
        try
        {
            var (done, next) = (new List<string>(), new List<Camera>());
            foreach (var gone in roster.All.Where(camera => wanted.All(options => options.Id != camera.Id)).ToList())
            {
                await EndAsync(gone);
                health.Remove(gone.Id);
                done.Add($"cameras.{gone.Id}: removed");
            }
            foreach (var options in wanted)
                next.Add(await WantAsync(options, done));
            roster.Use(next);
            return done;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Ends a camera for good and returns when all it had found was filed; it stays in the roster.</summary>
    /// <returns>False when there is no such camera.</returns>
    public async Task<bool> HaltAsync(string id, CancellationToken stopping)
    {
        await _one.WaitAsync(stopping);
        try
        {
            if (roster.Find(id) is not { } camera)
                return false;
            await EndAsync(camera);
            var fresh = factory.Make(camera.Options);
            roster.Use([.. roster.All.Select(one => one == camera ? fresh : one)]);
            health.Report(HandedOver(fresh));
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A camera that was halted runs again, when it is configured to.</summary>
    public async Task ResumeAsync(string id, CancellationToken stopping)
    {
        await _one.WaitAsync(stopping);
        try
        {
            if (roster.Find(id) is { } camera && !_running.ContainsKey(id))
                Greet(camera);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>It looks at pictures now.</summary>
    public bool IsRunning(string id) => roster.Find(id) is { Options.Enabled: true } && _running.ContainsKey(id);

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        await Task.Delay(Timeout.InfiniteTimeSpan, setup.Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _one.WaitAsync(CancellationToken.None);
        // All at once: each takes a moment to end its child.
        foreach (var running in _running.Values)
            await running.End.CancelAsync();
        foreach (var camera in roster.All)
            await EndAsync(camera, drain: false);
        _one.Release();
    }

    private async Task<Camera> WantAsync(CameraOptions options, List<string> done)
    {
        var known = roster.Find(options.Id);
        if (known is not null && !OptionsDiff.Between(known.Options, options).Any())
            return known;
        if (known is not null)
            await EndAsync(known);
        // Its film and its demo parts take the place of the old ones, so it is made when those are gone.
        var camera = factory.Make(options);
        Greet(camera);
        done.Add($"cameras.{options.Id}: {(known is null ? "added" : "changed")}");
        return camera;
    }

    private void Greet(Camera camera)
    {
        health.Report(camera.Options.Enabled ? camera.Status : camera.Status with { State = ThingState.Disabled });
        camera.StatusChanged += health.Report;
        camera.CandidateFound += desk.Submit;
        camera.PlaceVacated += desk.Vacate;
        var end = new CancellationTokenSource();
        _running[camera.Id] = new Running(camera.Options.Enabled ? Task.Run(() => RunAsync(camera, end.Token), CancellationToken.None) : Task.CompletedTask, end);
    }

    private async Task RunAsync(Camera camera, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (handovers.IsGiven(camera.Id))
                    health.Report(HandedOver(camera));
                else
                    await camera.RunAsync(stopping);
                return;
            }
            catch (JournalUnavailableException refused)
            {
                // Two boxes with one camera would open cases twice: whether it is ours must be known first.
                LogNotKnown(setup.Log, camera.Id, refused);
                await Task.Delay(Pause, setup.Clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task EndAsync(Camera camera, bool drain = true)
    {
        if (_running.Remove(camera.Id, out var running))
        {
            await running.End.CancelAsync();
            await running.Task;
            running.End.Dispose();
        }
        camera.StatusChanged -= health.Report;
        camera.CandidateFound -= desk.Submit;
        camera.PlaceVacated -= desk.Vacate;
        await camera.DisposeAsync();
        if (drain && !_stopping.IsCancellationRequested)
            await desk.ForgetAsync(camera.Id, _stopping);
    }

    private static ThingStatus HandedOver(Camera camera) => camera.Status with { State = ThingState.Disabled, Trouble = HandoverTroubles.Given() };

    private sealed record Running(Task Task, CancellationTokenSource End);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera} waits: whether it was handed over cannot be read. Look at disk and journal")]
    private static partial void LogNotKnown(ILogger log, string camera, Exception exception);
}

/// <summary>Clock and log of the <see cref="CameraHost"/>.</summary>
internal sealed record CameraHostSetup(TimeProvider Clock, ILogger<CameraHost> Log);
