using System.Diagnostics;
using System.Text;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests;

/// <summary>The gateway as a process of its own: for kill -9, exit codes, start-up time, memory, and what it loads.</summary>
public sealed class GatewayProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly Lock _text = new();

    private GatewayProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Add(_errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>Standard output so far: the line with the page's address.</summary>
    public string Output => Read(_output);

    /// <summary>Standard error so far: the logs.</summary>
    public string ErrorOutput => Read(_errors);

    /// <summary>Starts the program with these arguments and environment variables and does not wait for anything.</summary>
    public static GatewayProcess Start(IReadOnlyList<string> arguments, params (string Name, string Value)[] environment) => StartProgram(Program, arguments, environment);

    /// <summary>The program's file.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "edgegateway.exe" : "edgegateway");

    /// <summary>The same by way of something that becomes the program.</summary>
    public static GatewayProcess StartProgram(string program, IReadOnlyList<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new GatewayProcess(new Process { StartInfo = start });
    }

    /// <summary>Waits for the line with the page's address and returns the address.</summary>
    public async Task<Uri> ListeningAsync()
    {
        await Wait.UntilAsync(() => Output.Contains("http", StringComparison.Ordinal) || _process.HasExited, state: () => ErrorOutput);
        Assert.False(_process.HasExited, $"The gateway ended. {Output} {ErrorOutput}");
        return new Uri(Output.Split("  ")[1]);
    }

    /// <summary>Asks it to end, as Ctrl-C and systemd do, and returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        await kill.WaitForExitAsync();
        return await ExitedAsync();
    }

    /// <param name="limit">Null: 30 s.</param>
    public async Task<int> ExitedAsync(TimeSpan? limit = null)
    {
        using var patience = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>kill -9: no goodbye, nothing flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Add(StringBuilder builder, string? line)
    {
        lock (_text)
            builder.AppendLine(line);
    }

    private string Read(StringBuilder builder)
    {
        lock (_text)
            return builder.ToString();
    }
}
