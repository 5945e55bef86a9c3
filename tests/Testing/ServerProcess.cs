using System.Diagnostics;
using System.Text;

namespace EdgeGateway.Testing;

/// <summary>A real server program on loopback: started, waited for, ended by its own process and nothing else.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Returns when the address answers with success.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">What it is started with.</param>
    /// <param name="alive">Asked until it answers.</param>
    public static async Task<ServerProcess> StartAsync(string program, IReadOnlyList<string> arguments, Uri alive)
    {
        var server = new ServerProcess(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!);
        using var http = new HttpClient();
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        while (!await AnswersAsync(http, alive))
        {
            if (server._process.HasExited || clock.GetElapsedTime(start) > TimeSpan.FromSeconds(30))
                throw new InvalidOperationException($"{program} does not answer at {alive}: {server.Log}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock, CancellationToken.None);
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address)
    {
        try
        {
            using var answer = await http.GetAsync(address, CancellationToken.None);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Append(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
    }
}
