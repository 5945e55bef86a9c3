using System.Text.Json;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Replays;

namespace EdgeGateway.Vision.Tests.Replays;

public sealed class ReplayTests
{
    private static readonly CameraOptions Parking = new()
    {
        Id = "gate",
        Fps = 1,
        Model = "yolox_nano_416",
        Rules = [Script.Standing(20, VtestTests.Road)],
    };

    [Fact]
    public async Task Run_Vtest_FindsTheTwoVehiclesThroughFfmpegAndAll()
    {
        var stills = new List<int>();
        var replay = new Replay(Parking, [Shared.ModelFolder(Parking.Model)], TimeProvider.System);
        var report = await replay.RunAsync(
            Shared.Require(Shared.Footage), candidate => stills.Add(candidate.Stills[0].Jpeg.Length), TestContext.Current.CancellationToken);

        Assert.Null(report.Problem);
        Assert.Null(report.Trouble);
        Assert.InRange(report.Frames, 79, 81);
        Assert.Equal(79, report.Seconds, 1.0);
        Assert.Equal(2, report.Candidates.Count);
        Assert.All(report.Candidates, each => Assert.InRange(each.Dwell, 20, 21));
        Assert.All(report.Candidates, each => Assert.Equal(each.At, each.Dwell, 1.0));
        Assert.Equal(2, stills.Count(size => size > 10_000));
    }

    [Fact]
    public async Task ToJson_IsReadBackByAnyReader()
    {
        using var folder = new TempFolder();
        var report = await Run(await TestPictureAsync(folder, seconds: 2));
        using var json = JsonDocument.Parse(report.ToJson());

        Assert.Equal(10, json.RootElement.GetProperty("frames").GetInt32());
        Assert.Equal("hog", json.RootElement.GetProperty("detector").GetString());
        Assert.Empty(json.RootElement.GetProperty("candidates").EnumerateArray());
    }

    [Fact]
    public async Task Run_NoSuchFile_SaysSo()
    {
        var report = await Run("/no/such/file.mp4");

        Assert.Equal(0, report.Frames);
        Assert.Contains("No such file", report.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FileThatIsNoVideo_SaysSo()
    {
        using var folder = new TempFolder();
        var file = folder.File("text.mp4");
        await File.WriteAllTextAsync(file, "not a video", TestContext.Current.CancellationToken);

        Assert.NotNull((await Run(file)).Problem);
    }

    [Fact]
    public async Task Run_TornFile_GivesWhatIsThere()
    {
        using var folder = new TempFolder();
        var whole = await File.ReadAllBytesAsync(await TestPictureAsync(folder, seconds: 4), TestContext.Current.CancellationToken);
        var torn = folder.File("torn.mkv");
        await File.WriteAllBytesAsync(torn, whole.AsMemory(0, whole.Length * 2 / 3), TestContext.Current.CancellationToken);
        var report = await Run(torn);

        Assert.Null(report.Problem);
        Assert.InRange(report.Frames, 5, 19);
    }

    [Fact]
    public async Task Run_Cancelled_Stops()
    {
        using var folder = new TempFolder();
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Replay(People, [], TimeProvider.System).RunAsync("any", null, cancel.Token));
    }

    private static CameraOptions People => new() { Id = "gate", Fps = 5, Model = "hog", Rules = [Script.Crowd(2)] };

    private static Task<ReplayReport> Run(string file) =>
        new Replay(People, [], TimeProvider.System).RunAsync(file, null, TestContext.Current.CancellationToken);

    private static async Task<string> TestPictureAsync(TempFolder folder, int seconds)
    {
        var file = folder.File("test.mkv");
        using var ffmpeg = System.Diagnostics.Process.Start(
            "ffmpeg", $"-nostdin -v error -f lavfi -i testsrc=size=320x240:rate=5 -t {seconds} -c:v mpeg4 -g 5 \"{file}\"");
        await ffmpeg.WaitForExitAsync(TestContext.Current.CancellationToken);
        return file;
    }
}
