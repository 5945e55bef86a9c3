using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Replays;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Service.Trials;

/// <summary>
/// Tries a camera's rules on a film, through the very path live pictures take. One trial at a time on a box, at most three minutes, with half a core at most so
/// that live cameras come first; what it found stays in memory until the next one. Writes nothing into the journal and files no case.
/// </summary>
internal sealed partial class TrialDesk(FilmShelf films, GatewayOptions options, TimeProvider clock, ILogger<TrialDesk> log) : IDisposable
{
    /// <summary>Longest time a trial may take on the box.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private const int MostPictures = 60;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, byte[]> _pictures = new(StringComparer.Ordinal);
    private CancellationTokenSource? _stop;
    private TrialState? _state;

    /// <summary>Raised on the trial's own thread, at most once a picture. Handlers return quickly.</summary>
    public event Action? Changed;

    /// <summary>The one that runs, or ran last; null before the first.</summary>
    public TrialState? Current
    {
        get
        {
            lock (_gate)
                return _state;
        }
    }

    /// <summary>Starts one and returns at once. Null: one runs already, and is not disturbed.</summary>
    /// <param name="camera">With the rules to try, saved or not.</param>
    /// <param name="film">One of <see cref="FilmShelf.For"/>.</param>
    /// <param name="at">When the film is taken to begin, for the rules' schedules; null: now, for rules without any.</param>
    public Guid? Start(CameraOptions camera, Film film, DateTimeOffset? at = null)
    {
        var state = new TrialState
        {
            Id = Guid.NewGuid(),
            CameraId = camera.Id,
            Film = film.Name.Zh,
            At = at,
            Rules = [.. camera.Rules.Select(rule => rule.Id)],
            ShadowRules = [.. camera.Rules.Where(rule => rule.Shadow).Select(rule => rule.Id)],
        };
        lock (_gate)
        {
            if (_state is { Word: TrialState.Running })
                return null;
            _stop?.Dispose();
            (_stop, _state) = (new CancellationTokenSource(Longest, clock), state);
            _pictures.Clear();
            var stop = _stop.Token;
            _ = Task.Run(() => RunAsync(state, camera, film, stop), CancellationToken.None);
        }
        return state.Id;
    }

    /// <summary>Stops what runs; what was found so far stays.</summary>
    public void Stop()
    {
        lock (_gate)
            _stop?.Cancel();
    }

    /// <param name="name"><c>overlay.jpg</c> or <c>crop.jpg</c>.</param>
    public byte[]? Picture(Guid id, int number, string name)
    {
        lock (_gate)
            return _state?.Id == id ? _pictures.GetValueOrDefault($"{number}/{name}") : null;
    }

    public void Dispose()
    {
        Stop();
        _stop?.Dispose();
    }

    private async Task RunAsync(TrialState begun, CameraOptions camera, Film film, CancellationToken stop)
    {
        var id = begun.Id;
        try
        {
            if (await films.FindAsync(camera.Id, film.Id, stop) is not { } path)
            {
                Put(id, state => state with { Word = TrialState.Failed, Note = new("没有这段录像，或这段时间没有录到。", "There is no such film, or nothing was filmed.") });
                return;
            }
            string[] models = options.ModelDirectory is { } folder ? [folder] : [];
            var at = 0.0;
            var asIf = begun.At is { } start ? new FilmClock(clock, start) : null;
            var pace = new TrialPace(clock, rest => stop.WaitHandle.WaitOne(rest));
            var replay = new Replay(camera, models, asIf ?? clock)
            {
                Calendar = new WorkCalendar(options.Calendar),
                Seen = time =>
                {
                    // The replay's own thread. ffmpeg waits for it, so it goes no faster.
                    pace.Next();
                    at = time.TotalSeconds;
                    if (asIf is not null)
                        asIf.Film = time;
                    Put(id, state => state with { Seconds = at });
                },
            };
            var report = await replay.RunAsync(path, candidate => Note(id, candidate, at), stop);
            Put(id, state => state with
            {
                Word = report.Problem is null ? TrialState.Done : TrialState.Failed,
                Lines = report.Lines.ToDictionary(line => line.Key, line => $"← {line.Value.ToLeft}  → {line.Value.ToRight}", StringComparer.Ordinal),
                Note = report.Problem is { } problem ? new(problem, problem) : report.Trouble?.Cause,
            });
        }
        catch (OperationCanceledException)
        {
            Put(id, state => state with { Word = TrialState.Stopped });
        }
        catch (Exception failure)
        {
            LogFailed(camera.Id, failure);
            Put(id, state => state with { Word = TrialState.Failed, Note = new("试算出错，详情见日志。", "The trial failed; the log has the details.") });
        }
    }

    private void Note(Guid id, Candidate candidate, double at)
    {
        lock (_gate)
        {
            if (_state?.Id != id)
                return;
            var number = _state.Findings.Count;
            var keeps = number < MostPictures;
            foreach (var still in candidate.Stills.Where(still => keeps && still.Name is "overlay.jpg" or "crop.jpg"))
                _pictures[$"{number}/{still.Name}"] = still.Jpeg.ToArray();
            _state = _state with
            {
                Findings =
                [
                    .. _state.Findings,
                    new TrialFinding(
                        number, at, candidate.RuleId, candidate.Category, candidate.Label, candidate.Score, candidate.Dwell.TotalSeconds,
                        candidate.DwellUncertainty.TotalSeconds, candidate.PresentAtStart, candidate.Shadow, keeps),
                ],
            };
        }
        Changed?.Invoke();
    }

    private void Put(Guid id, Func<TrialState, TrialState> change)
    {
        lock (_gate)
        {
            if (_state?.Id != id)
                return;
            _state = change(_state);
        }
        Changed?.Invoke();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Trial of the rules of {Camera} failed; live cameras are not concerned. Send this line to the makers")]
    private partial void LogFailed(string camera, Exception failure);
}
