using EdgeGateway.Testing;

namespace EdgeGateway.KillLedger.Soak;

/// <summary>
/// A box with cameras for hours of trouble: gateway, a real mosquitto and the reference receiver as processes of their own, cameras behind torn cables, a disk of
/// its own that fills up. Afterwards everything is put back, what waits comes through, and the books are compared.
/// </summary>
internal sealed class SoakRun : IAsyncDisposable
{
    private const int DiskKilobytes = 400 * 1024;
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(90);

    private readonly TempFolder _folder = new();
    private readonly SoakPlan _plan;
    private readonly Action<string> _say;
    private readonly Mosquitto _broker = new();
    private readonly Victim _gateway = new(NumberedGateway.Program, _ => true);
    private readonly Victim _receiver = new("edgegateway", said => said.Contains("connected to", StringComparison.Ordinal));
    private readonly List<SoakCamera> _cameras = [];
    private readonly SoakReport _report;
    private readonly SoakProbe _probe;
    private readonly SmallDisk? _disk;
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private string? _filler;
    private int _turn;

    private SoakRun(SoakPlan plan, Action<string> say)
    {
        (_plan, _say, _report, _probe) = (plan, say, new SoakReport(plan), new SoakProbe(FreePort.Next()));
        _disk = SmallDisk.TryMount(DiskKilobytes, out var reason);
        if (_disk is null)
            _report.Notes.Add($"the disk is not filled: {reason}");
    }

    private string DataPath => _disk?.Path ?? Path.Combine(_folder.Path, "data");

    private TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_start);

    public static async Task<SoakReport> RunAsync(SoakPlan plan, string footage, Action<string> say)
    {
        await using var run = new SoakRun(plan, say);
        return await run.RunAsync(footage);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _receiver.DisposeAsync();
        await _broker.DisposeAsync();
        foreach (var camera in _cameras)
            await camera.DisposeAsync();
        _probe.Dispose();
        _disk?.Dispose();
        _folder.Dispose();
    }

    private async Task<SoakReport> RunAsync(string footage)
    {
        await StartAsync(footage);
        await BackAsync("start");
        _report.Begin(SoakSample.Of(_gateway.Id, Elapsed));
        for (var turn = 0; turn == 0 || Elapsed < _plan.Length; turn++)
        {
            await RestAsync(_plan.Rest);
            var trouble = _plan.Order[turn % _plan.Order.Count];
            if (trouble == SoakTrouble.DiskFull && _disk is null)
                continue;
            await BeginAsync(trouble);
            await RestAsync(_plan.Lasts);
            await EndAsync(trouble);
            await BackAsync(trouble.ToString());
            _report.Count(trouble);
            if (!_report.IsWarm && Elapsed >= _plan.WarmUp)
                _report.Warm(SoakSample.Of(_gateway.Id, Elapsed), await _probe.HeapAsync(), SoakSample.Kinds(_gateway.Id));
        }
        await RestAsync(_plan.Rest);
        // In a short run the van may not have stood long enough yet: it comes every thirty seconds.
        for (var since = Elapsed; !await _probe.HasCaseAsync() && Elapsed - since < Settling;)
            await RestAsync(TimeSpan.FromSeconds(0.5));
        _report.End(SoakSample.Of(_gateway.Id, Elapsed), await _probe.HeapAsync(), SoakSample.Kinds(_gateway.Id));
        await SettleAsync();
        return _report;
    }

    private async Task StartAsync(string footage)
    {
        string[] films = [_folder.File("large.mp4"), _folder.File("small.mp4")];
        await SoakFilm.MakeAsync(footage, films[0], "640:360");
        await SoakFilm.MakeAsync(footage, films[1], "480:270");
        for (var n = 0; n < _plan.Cameras; n++)
        {
            _cameras.Add(new SoakCamera(films));
            await _cameras[n].StartAsync();
        }
        await _broker.StartAsync();
        _receiver.Start("receive", "--broker", _broker.Address, "--ledger", _folder.File("ledger.db"));
        await _receiver.ReadyAsync();
        var configuration = _folder.File("gateway.json");
        await File.WriteAllTextAsync(configuration, SoakGateway.Configuration(_plan, _probe.Port, _broker.Address, DataPath, [.. _cameras.Select(camera => camera.Address)]));
        _gateway.Start("soak", configuration);
    }

    private async Task BeginAsync(SoakTrouble trouble)
    {
        _say($"{Elapsed:hh\\:mm\\:ss} {trouble}");
        switch (trouble)
        {
            case SoakTrouble.ClockForward or SoakTrouble.ClockBack:
                await _probe.StepClockAsync(trouble == SoakTrouble.ClockForward ? 3600 : -3600);
                return;
            case SoakTrouble.DiskFull:
                _filler = _disk!.Fill();
                return;
            case SoakTrouble.BrokerDown:
                await _broker.KillAsync();
                return;
            case SoakTrouble.Network:
                foreach (var camera in _cameras)
                    await camera.BeginAsync(trouble);
                return;
            default:
                await _cameras[_turn % _cameras.Count].BeginAsync(trouble);
                return;
        }
    }

    private async Task EndAsync(SoakTrouble trouble)
    {
        switch (trouble)
        {
            case SoakTrouble.DiskFull:
                File.Delete(_filler!);
                return;
            case SoakTrouble.BrokerDown:
                await _broker.StartAsync();
                return;
            case SoakTrouble.Network:
                foreach (var camera in _cameras)
                    await camera.EndAsync(trouble);
                return;
            case SoakTrouble.ClockForward or SoakTrouble.ClockBack:
                return;
            default:
                await _cameras[_turn++ % _cameras.Count].EndAsync(trouble);
                return;
        }
    }

    /// <summary>Until every camera has pictures again: by its own word and by pictures that were looked at since.</summary>
    private async Task BackAsync(string after)
    {
        var since = Elapsed;
        var before = await _probe.CamerasAsync();
        while (Elapsed - since < BackWithin + BackWithin)
        {
            var now = await _probe.CamerasAsync();
            if (now.Count == _cameras.Count && now.All(camera => camera.Value.HasPicture && camera.Value.LookedAt > before.GetValueOrDefault(camera.Key).LookedAt))
                break;
            await RestAsync(TimeSpan.FromSeconds(0.5));
        }
        _report.Back(after, Elapsed - since, BackWithin);
    }

    /// <summary>Time goes by; memory and handles are noted.</summary>
    private async Task RestAsync(TimeSpan time)
    {
        var until = Elapsed + time;
        while (Elapsed < until)
        {
            await Task.Delay(TimeSpan.FromSeconds(Math.Min(5, (until - Elapsed).TotalSeconds + 0.01)), TimeProvider.System);
            _report.Add(SoakSample.Of(_gateway.Id, Elapsed));
        }
    }

    /// <summary>No more troubles: what was recorded must come through.</summary>
    private async Task SettleAsync()
    {
        var since = Elapsed;
        while (!await _probe.IsDrainedAsync() && Elapsed - since < Settling)
            await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System);
        await _gateway.StopAsync();
        await _receiver.StopAsync();
        SoakBooks.Compare(Path.Combine(DataPath, "journal.db"), _folder.File("ledger.db"), _report);
    }
}
