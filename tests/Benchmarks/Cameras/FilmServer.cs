using System.Diagnostics;

namespace EdgeGateway.Benchmarks.Cameras;

/// <summary>The one GStreamer server all cameras of a run pull from.</summary>
internal sealed class FilmServer : IDisposable
{
    private const int Paths = 8;

    private readonly Process _process;

    private FilmServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public int ProcessId => _process.Id;

    public static async Task<FilmServer> StartAsync(string film)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Virtual", "rtsp_server.py");
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, film, "0", $"{Paths}"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync();
        return line?.Split(' ') is ["ready", var port] ? new FilmServer(process, int.Parse(port)) : throw new InvalidOperationException("the GStreamer RTSP server did not start");
    }

    public string AddressOf(int camera) => $"rtsp://127.0.0.1:{Port}/s{camera % Paths}";

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
