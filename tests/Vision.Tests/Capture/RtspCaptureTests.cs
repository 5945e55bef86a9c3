using System.Diagnostics;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Virtual;

namespace EdgeGateway.Vision.Tests.Capture;

/// <summary>Real ffmpeg on one end, a real RTSP server on the other.</summary>
[Collection(Streams.Name)]
public sealed class RtspCaptureTests : IAsyncLifetime
{
    private static readonly TimeSpan ShownWithin = TimeSpan.FromSeconds(5);

    private readonly TempFolder _folder = new();
    private RtspServer? _server;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(!File.Exists(Programs.SystemPython), "the system's python3 is not installed");
        await TestFilm.MakeAsync(_folder.File("film.mp4"), seconds: 3);
        await StartServerAsync(0);
    }

    [Fact]
    public async Task Run_LiveStream_GivesTimesOfTheStream()
    {
        await using var probe = new CaptureProbe(_server!.Address);

        await Wait.UntilAsync(() => probe.Seen.Count >= 9, state: () => string.Join('\n', probe.Log.Lines));

        // Two a second, over the seam of the 3 s film; the very first picture may be one picture interval (0.1 s) off, see README.
        var times = probe.Seen.Select(seen => seen.Time.TotalSeconds).ToList();
        Assert.InRange(times[1] - times[0], 0.39, 0.61);
        Assert.All(times.Skip(1).Zip(times.Skip(2)), pair => Assert.Equal(0.5, pair.Second - pair.First, 0.011));
    }

    [Fact]
    public async Task Run_KeyFramesOfALiveStream_ComeOncePerSecondOfFilm()
    {
        await using var probe = new CaptureProbe(_server!.Address, fps: 0);

        await Wait.UntilAsync(() => probe.Seen.Count >= 4, state: () => string.Join('\n', probe.Log.Lines));

        var times = probe.Seen.Select(seen => seen.Time.TotalSeconds).ToList();
        Assert.All(times.Skip(1).Zip(times.Skip(2)), pair => Assert.Equal(1, pair.Second - pair.First, 0.011));
    }

    [Fact]
    public async Task Run_ServerDies_ShowsItWithinFiveSecondsAndComesBack()
    {
        await using var probe = new CaptureProbe(_server!.Address);
        await Wait.UntilAsync(() => probe.Seen.Count >= 2);

        _server.Dispose();
        await Wait.UntilAsync(() => !probe.HasPicture, ShownWithin);
        Assert.Equal("camera.lost", await probe.TroubleAsync());
        await Wait.UntilAsync(() => probe.News[^1].Trouble?.Code == "camera.refused");

        await StartServerAsync(_server.Port);
        await Wait.UntilAsync(() => probe.HasPicture, state: () => string.Join('\n', probe.Log.Lines));
        var epochs = probe.Seen.Select(seen => seen.Epoch).Distinct().ToList();
        Assert.Equal(epochs.Order(), epochs);
        Assert.True(probe.Capture.Counters.Restarts >= 1);
    }

    [Fact]
    public async Task Run_ServerFreezes_ShowsItWithinFiveSecondsAndComesBack()
    {
        await using var probe = new CaptureProbe(_server!.Address);
        await Wait.UntilAsync(() => probe.Seen.Count >= 2);

        await SignalAsync("-STOP");
        await Wait.UntilAsync(() => !probe.HasPicture, ShownWithin);
        Assert.Equal("camera.silent", await probe.TroubleAsync());

        await SignalAsync("-CONT");
        await Wait.UntilAsync(() => probe.HasPicture, state: () => string.Join('\n', probe.Log.Lines));
    }

    [Fact]
    public async Task Run_ConnectionCutInTheMiddle_ComesBackByItself()
    {
        await using var proxy = new FaultProxy(_server!.Port);
        await using var probe = new CaptureProbe($"rtsp://127.0.0.1:{proxy.Port}/footage");
        await Wait.UntilAsync(() => probe.Seen.Count >= 2, state: () => string.Join('\n', probe.Log.Lines));

        proxy.Cut();
        await Wait.UntilAsync(() => probe.News.Any(news => news.Trouble?.Code == "camera.lost"), ShownWithin);
        await Wait.UntilAsync(() => probe.HasPicture, state: () => string.Join('\n', probe.Log.Lines));

        Assert.Empty(probe.Log.Errors);
    }

    [Fact]
    public async Task Run_PathThatDoesNotExist_SaysSo()
    {
        await using var probe = new CaptureProbe($"rtsp://127.0.0.1:{_server!.Port}/nothing");

        Assert.Equal("camera.no-such-stream", await probe.TroubleAsync());
    }

    [Fact]
    public async Task Run_Password_IsInNoProcessListAndNoLog()
    {
        await using var probe = new CaptureProbe($"rtsp://admin:Geheim-7731@127.0.0.1:{_server!.Port}/footage");
        await Wait.UntilAsync(() => probe.Seen.Count >= 1, state: () => string.Join('\n', probe.Log.Lines));

        var lists = Directory.EnumerateDirectories("/proc").Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit)).Select(CommandLine).ToList();

        Assert.Contains(lists, line => line.Contains("ffmpeg", StringComparison.Ordinal) && line.Contains("-i pipe:0", StringComparison.Ordinal));
        Assert.DoesNotContain(lists, line => line.Contains("Geheim-7731", StringComparison.Ordinal));
        _server.Dispose();
        await Wait.UntilAsync(() => probe.News.Count(news => !news.HasPicture) >= 2);
        Assert.DoesNotContain(probe.Log.Lines, line => line.Contains("Geheim-7731", StringComparison.Ordinal));
        Assert.Contains(probe.Log.Lines, line => line.Contains("rtsp://***@127.0.0.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Stopped_LeavesNoChildAndNoPicture()
    {
        var probe = new CaptureProbe($"{_server!.Address}?mark=leaves-no-child");
        await Wait.UntilAsync(() => probe.News.Count > 0);

        await probe.DisposeAsync();

        Assert.Equal(0, probe.Capture.Pool.Rented);
        Assert.DoesNotContain(Children(), line => line.Contains("ffmpeg", StringComparison.Ordinal) && line.Contains("-i pipe:0", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync()
    {
        _server?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<string> Children() =>
        Directory.EnumerateDirectories($"/proc/{Environment.ProcessId}/task")
            .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => CommandLine($"/proc/{id}"));

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            // Gone in the meantime.
            return "";
        }
    }

    private async Task StartServerAsync(int port)
    {
        (_server, var problem) = await RtspServer.StartAsync(_folder.File("film.mp4"), port, TimeProvider.System, CancellationToken.None);
        Assert.True(_server is not null, problem);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_server!.ProcessId}"]);
        await kill.WaitForExitAsync();
    }
}
