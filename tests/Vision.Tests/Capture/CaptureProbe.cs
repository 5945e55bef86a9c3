using System.Collections.Concurrent;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

/// <summary>Runs a capture and writes down what it says.</summary>
internal sealed class CaptureProbe : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(bool HasPicture, Trouble? Trouble)> _news = new();
    private readonly ConcurrentQueue<(TimeSpan Time, int Epoch, int Width)> _seen = new();
    private readonly Task _running;
    private readonly Task _reading;

    public CaptureProbe(Func<CancellationToken, ValueTask<SourceChoice>> source, double fps = 2, CaptureSetup? setup = null)
    {
        Capture = new CameraCapture("cam-1", fps, source, TimeProvider.System, Log, setup);
        Capture.Changed += (has, trouble) => _news.Enqueue((has, trouble));
        _running = Capture.RunAsync(_stop.Token);
        _reading = ReadAsync();
    }

    public CaptureProbe(string address, double fps = 2)
        : this(_ => ValueTask.FromResult(new SourceChoice(Parse(address))), fps)
    {
    }

    public CaptureProbe(string address, CaptureSetup setup)
        : this(_ => ValueTask.FromResult(new SourceChoice(Parse(address))), setup: setup)
    {
    }

    public CameraCapture Capture { get; }

    public LogBook Log { get; } = new();

    public IReadOnlyList<(bool HasPicture, Trouble? Trouble)> News => [.. _news];

    public IReadOnlyList<(TimeSpan Time, int Epoch, int Width)> Seen => [.. _seen];

    public bool HasPicture => _news.LastOrDefault().HasPicture;

    /// <summary>Waits for the first trouble and gives its code.</summary>
    public async Task<string> TroubleAsync()
    {
        await Wait.UntilAsync(() => News.Any(news => news.Trouble is not null), state: () => string.Join('\n', Log.Lines));
        return News.First(news => news.Trouble is not null).Trouble!.Code;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await _reading;
        _stop.Dispose();
    }

    private static CameraAddress Parse(string address)
    {
        Assert.True(CameraAddress.TryParse(address, out var parsed), address);
        return parsed;
    }

    private async Task ReadAsync()
    {
        await foreach (var frame in Capture.Frames.ReadAllAsync())
        {
            _seen.Enqueue((frame.StreamTime, frame.Epoch, frame.Width));
            frame.Dispose();
        }
    }
}
