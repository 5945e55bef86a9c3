using System.Diagnostics;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Virtual;

/// <summary>
/// The child that plays a film over RTSP: GStreamer's RTSP server, driven by <c>rtsp_server.py</c> with the system's own Python.
/// It ends when its standard input ends, so it never outlives this process, however that ends.
/// </summary>
internal sealed class RtspServer : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private bool _disposed;

    private RtspServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public string Address => $"rtsp://127.0.0.1:{Port}/footage";

    public bool IsRunning => !_disposed && !_process.HasExited;

    public int ProcessId => _process.Id;

    private static string Script => Path.Combine(AppContext.BaseDirectory, "Virtual", "rtsp_server.py");

    /// <param name="film">H.264 MP4.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <returns>The server, accepting connections; or null with the reason.</returns>
    public static async Task<(RtspServer? Server, string Problem)> StartAsync(string film, int port, TimeProvider clock, CancellationToken stopping)
    {
        if (!File.Exists(Programs.SystemPython))
            return (null, "python3 is not installed");
        var process = Process.Start(new ProcessStartInfo(Programs.SystemPython, [Script, film, $"{port}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        using var limit = new CancellationTokenSource(StartLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(either.Token);
            if (line?.Split(' ') is ["ready", var bound] && int.TryParse(bound, out var actual))
                return (Started(process, actual), "");
            var problem = await process.StandardError.ReadToEndAsync(either.Token);
            Discard(process);
            return (null, problem.Trim());
        }
        catch (OperationCanceledException)
        {
            Discard(process);
            stopping.ThrowIfCancellationRequested();
            return (null, "it did not start in time");
        }
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Discard(_process);
    }

    private static RtspServer Started(Process process, int port)
    {
        // Nobody reads its words from here on; an unread pipe that fills up would stop it.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return new RtspServer(process, port);
    }

    private static void Discard(Process process)
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
