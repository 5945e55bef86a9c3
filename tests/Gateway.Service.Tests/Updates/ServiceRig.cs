using System.Diagnostics;
using EdgeGateway.Service.Tests.Deploy;
using EdgeGateway.Service.Updates;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Updates;

/// <summary>
/// Does what systemd does with the unit's scripts: choose, launch, judge, and again when the program ends. The version before, 0.1.0, judges with the real
/// program.
/// </summary>
internal sealed class ServiceRig : IAsyncDisposable
{
    private readonly MakerBench _bench = new();
    private readonly TempFolder _folder = new();
    private readonly CancellationTokenSource _off = new();
    private readonly (string, string)[] _environment;
    private Process? _main;
    private Process? _judge;
    private Task _loop = Task.CompletedTask;

    public ServiceRig(bool realBefore = false)
    {
        File.WriteAllText(_folder.File("gateway.json"), $$"""{ "gatewayId": "rig", "dataDirectory": "{{_bench.Data}}", "web": { "port": {{Port}} } }""");
        var before = realBefore ? "" : "if [ \"$1\" = run ]; then exec sleep 300; fi\n";
        Program("0.1.0", $"#!/bin/sh\n{before}exec '{GatewayProcess.Program}' \"$@\"\n");
        _environment = [("EDGEGATEWAY_HOME", _bench.Home), ("EDGEGATEWAY_CONFIG", _folder.File("gateway.json")), ("EDGEGATEWAY_SCRIPTS", SourceTree.Path("deploy", "systemd")), ("EDGEGATEWAY_JUDGE_WAITS", "1")];
    }

    public int Port { get; } = FreePort.Next();

    public VersionsFolder Folder => _bench.Folder;

    /// <summary>The note about the trial goes last.</summary>
    public bool IsOver => !Folder.OnTrial && Folder.LastUpdate.Count > 0;

    public string State => $"{Folder.Current} {string.Join(' ', Folder.Trial)} {string.Join(' ', Folder.LastUpdate)}";

    /// <summary>A program that answers as a gateway of this version.</summary>
    public string Answering(string version, int status = 200) =>
        "#!/usr/bin/python3\nimport http.server\nclass H(http.server.BaseHTTPRequestHandler):\n"
        + $"  def do_GET(s):\n    s.send_response({status}); s.end_headers(); s.wfile.write(b'{{\"version\":\"{version}\",\"things\":[]}}')\n  def log_message(s, *a): pass\n"
        + $"http.server.HTTPServer.allow_reuse_address = True\nhttp.server.HTTPServer(('127.0.0.1', {Port}), H).serve_forever()\n";

    /// <summary>Takes a package on trial, as the verb does.</summary>
    /// <param name="program">What it has for a program.</param>
    /// <param name="within">Seconds in which it must be well; less for one that never will be.</param>
    public void Update(string program, int within = 4)
    {
        var request = _bench.Ask(_bench.Pack("0.2.0", program)) with { Hold = TimeSpan.FromSeconds(1), Within = TimeSpan.FromSeconds(within) };
        Assert.Equal("0.2.0", Updater.Prepare(request, null).Version);
    }

    public void Start() => _loop = RunAsync(_off.Token);

    /// <summary>As a power cut: everything is gone at once.</summary>
    public async Task CutAsync()
    {
        await _off.CancelAsync();
        await _loop;
    }

    /// <summary>What runs before a start, alone.</summary>
    public async Task ChooseAsync()
    {
        var (code, said) = await Script.RunAsync(SourceTree.Path("deploy", "systemd", "choose"), [], _environment);
        Assert.True(code == 0, said);
    }

    public async ValueTask DisposeAsync()
    {
        await CutAsync();
        _off.Dispose();
        _bench.Dispose();
        _folder.Dispose();
    }

    private async Task RunAsync(CancellationToken off)
    {
        while (!off.IsCancellationRequested)
        {
            await ChooseAsync();
            _main = Start("launch");
            _judge = Start("judge", ("MAINPID", $"{_main.Id}"));
            await _main.WaitForExitAsync(off).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var process in new[] { _judge, _main }.Where(process => !process.HasExited))
                process.Kill(entireProcessTree: true);
            await _judge.WaitForExitAsync(CancellationToken.None);
            await _main.WaitForExitAsync(CancellationToken.None);
        }
    }

    private Process Start(string script, params (string Name, string Value)[] more)
    {
        var start = new ProcessStartInfo(SourceTree.Path("deploy", "systemd", script)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in _environment.Concat(more))
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Program(string version, string text)
    {
        var file = Path.Combine(Folder.FolderOf(version), "edgegateway");
        File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
