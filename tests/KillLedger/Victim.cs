using System.Diagnostics;
using System.Text;

namespace EdgeGateway.KillLedger;

/// <summary>A process that is started, killed and started again.</summary>
/// <param name="program">File name beside this assembly.</param>
/// <param name="ready">Whether it has come to work, by what it said and did since its start.</param>
internal sealed class Victim(string program, Func<string, bool> ready) : IAsyncDisposable
{
    private const int Remembered = 4000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // 128 + SIGKILL
    private const int Killed = 137;

    private readonly StringBuilder _said = new();
    private string[] _arguments = [];
    private Process? _process;

    /// <summary>How often somebody else's SIGKILL hit it: the system short of memory, a person. It is started again; everything else it dies of is a failure.</summary>
    public int KilledByOthers { get; private set; }

    /// <summary>The last it said, errors included.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Resident memory in megabytes; 0 where the system does not tell.</summary>
    public long ResidentMegabytes
    {
        get
        {
            _process!.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64 / 1048576;
        }
    }

    public int Id => _process!.Id;

    public void Start(params string[] arguments)
    {
        lock (_said)
            _said.Clear();
        _arguments = arguments;
        _process?.Dispose();
        _process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += (_, line) => Remember(line.Data);
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Task ReadyAsync() => Testing.Wait.UntilAsync(
        () =>
        {
            if (Lives())
                return ready(Said);
            Start(_arguments);
            return false;
        },
        Patience,
        () => Said);

    /// <summary>SIGKILL: no goodbye, nothing flushed.</summary>
    public async Task KillAsync()
    {
        if (Lives())
            _process!.Kill();
        await _process!.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as systemd does.</summary>
    public async Task StopAsync()
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        using var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        await kill.WaitForExitAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private bool Lives()
    {
        if (!_process!.HasExited)
            return true;
        if (_process.ExitCode != Killed)
            throw new InvalidOperationException($"{program} ended by itself with {_process.ExitCode}: {Said}");
        KilledByOthers++;
        return false;
    }

    private void Remember(string? line)
    {
        if (line is null)
            return;
        lock (_said)
        {
            // What it says at start is what tells that it is ready; of the rest only the end is of use.
            if (_said.Length > 2 * Remembered)
                _said.Remove(Remembered, Remembered);
            _said.AppendLine(line);
        }
    }
}
