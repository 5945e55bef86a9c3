using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.Capture;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Vision.Virtual;

/// <summary>
/// A camera in software: a film over real RTSP, so that demo, training and tests go through the same wire as a camera in the street.
/// Where no RTSP server can run, the film is played as a file and the camera says so.
/// </summary>
internal sealed partial class VirtualCamera(string film, string dataDirectory, TimeProvider clock, ILogger log) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private RtspServer? _server;
    private string? _copy;
    private string _address = "";
    private int _port;
    private Trouble? _withoutServer;
    private volatile bool _stopped;

    /// <summary>Asked before every connection: starts what is needed, once.</summary>
    public async ValueTask<SourceChoice> SourceAsync(CancellationToken stopping)
    {
        await _gate.WaitAsync(stopping);
        try
        {
            if (Footage.Find(film is "footage" ? null : film, dataDirectory) is not { } path)
                return new SourceChoice(null, VirtualTroubles.NoFilm());
            if (_withoutServer is null && !_stopped)
                await EnsureServerAsync(path, stopping);
            if (_withoutServer is not null)
                return _stopped ? new SourceChoice(null, VirtualTroubles.Stopped()) : new SourceChoice(CameraAddress.OfFile(_copy ?? path), _withoutServer);
            // A stopped server leaves an address where nobody answers: exactly what a dead camera looks like.
            return _address.Length > 0 ? new SourceChoice(CameraAddress.Rtsp(_address)) : new SourceChoice(null, VirtualTroubles.Stopped());
        }
        finally
        {
            _gate.Release();
        }
    }

    public bool IsStopped => _stopped;

    /// <summary>True when the film is played as a file, where stopping the server does not stop the pictures.</summary>
    public bool PlaysFile => _withoutServer is not null;

    /// <summary>As if somebody pulled the camera's plug.</summary>
    public async Task StopAsync(CancellationToken stopping)
    {
        await _gate.WaitAsync(stopping);
        try
        {
            _stopped = true;
            _server?.Dispose();
            _server = null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Plugs it in again; the next connection starts the server.</summary>
    public void Start() => _stopped = false;

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task EnsureServerAsync(string path, CancellationToken stopping)
    {
        if (_server is { IsRunning: true })
            return;
        _server?.Dispose();
        _server = null;
        (_copy, var problem) = await FilmCopy.EnsureAsync(path, Path.Combine(dataDirectory, "footage"), stopping);
        if (_copy is null)
        {
            _withoutServer = VirtualTroubles.NoCopy(problem);
            return;
        }
        (_server, problem) = await RtspServer.StartAsync(_copy, _port, clock, stopping);
        if (_server is null && _port > 0)
            (_server, problem) = await RtspServer.StartAsync(_copy, 0, clock, stopping);
        if (_server is null)
        {
            LogNoServer(log, problem);
            // One that ran before will run again; one that never did is missing something.
            _withoutServer = _port > 0 ? null : VirtualTroubles.NoServer(problem);
            return;
        }
        (_port, _address) = (_server.Port, _server.Address);
        LogServer(log, _address, path);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Virtual camera: {Film} is played on {Address}")]
    private static partial void LogServer(ILogger log, string address, string film);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Virtual camera: no RTSP server ({Problem}). Install the GStreamer packages named in Vision/README.md")]
    private static partial void LogNoServer(ILogger log, string problem);
}
