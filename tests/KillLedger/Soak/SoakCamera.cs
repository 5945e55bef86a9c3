using EdgeGateway.Testing;
using EdgeGateway.Vision.Virtual;

namespace EdgeGateway.KillLedger.Soak;

/// <summary>A camera in software with its cable: an RTSP server of its own behind a relay that can be torn or held.</summary>
internal sealed class SoakCamera : IAsyncDisposable
{
    private readonly string[] _films;
    private readonly int _port = FreePort.Next();
    private readonly FaultProxy _cable;
    private RtspServer? _server;
    private int _film;

    /// <param name="films">The same scene in several sizes.</param>
    public SoakCamera(params string[] films)
    {
        _films = films;
        _cable = new FaultProxy(_port);
    }

    /// <summary>Linux takes 0.0.0.0 for this machine, the gateway does not: a camera on this machine would be asked again every two seconds, one in the street is not.</summary>
    public string Address => $"rtsp://0.0.0.0:{_cable.Port}/footage";

    public async Task StartAsync()
    {
        (_server, var problem) = await RtspServer.StartAsync(_films[_film], _port, TimeProvider.System, CancellationToken.None);
        if (_server is null)
            throw new InvalidOperationException($"the RTSP server did not start: {problem}");
    }

    public async Task BeginAsync(SoakTrouble trouble)
    {
        switch (trouble)
        {
            case SoakTrouble.Torn or SoakTrouble.Network:
                _cable.Refuses = true;
                _cable.Cut();
                return;
            case SoakTrouble.Frozen:
                _cable.StallToClient();
                return;
            case SoakTrouble.Dead:
                _server?.Dispose();
                return;
            case SoakTrouble.Resized:
                _server?.Dispose();
                _film = (_film + 1) % _films.Length;
                await StartAsync();
                return;
        }
    }

    public async Task EndAsync(SoakTrouble trouble)
    {
        _cable.Refuses = false;
        _cable.Resume();
        if (trouble == SoakTrouble.Dead)
            await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _cable.DisposeAsync();
        _server?.Dispose();
    }
}
