using EdgeGateway.Testing;
using EdgeGateway.Vision.Tests.Capture;
using EdgeGateway.Vision.Virtual;

namespace EdgeGateway.Vision.Tests.Virtual;

[Collection(Streams.Name)]
public sealed class FootageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Find_ConfiguredFilm_WinsOverTheOneInTheDataFolder()
    {
        Directory.CreateDirectory(_folder.File("footage"));
        File.WriteAllText(_folder.File("footage/vtest.avi"), "a");
        File.WriteAllText(_folder.File("mine.mp4"), "b");

        Assert.Equal(_folder.File("mine.mp4"), Footage.Find(_folder.File("mine.mp4"), _folder.Path));
        Assert.Equal(_folder.File("footage/vtest.avi"), Footage.Find(null, _folder.Path));
    }

    [Fact]
    public void Find_ConfiguredFilmThatIsMissing_IsNotReplacedByAnother()
    {
        Directory.CreateDirectory(_folder.File("footage"));
        File.WriteAllText(_folder.File("footage/vtest.avi"), "a");

        Assert.Null(Footage.Find(_folder.File("gone.mp4"), _folder.Path));
    }

    [Fact]
    public async Task EnsureAsync_AnyFilm_MakesOneCopyAndKeepsIt()
    {
        await TestFilm.MakeAsync(_folder.File("film.mp4"), seconds: 1);

        var (first, problem) = await FilmCopy.EnsureAsync(_folder.File("film.mp4"), _folder.File("cache"), TestContext.Current.CancellationToken);
        Assert.True(first is not null, problem);
        var made = File.GetLastWriteTimeUtc(first);
        var (second, _) = await FilmCopy.EnsureAsync(_folder.File("film.mp4"), _folder.File("cache"), TestContext.Current.CancellationToken);

        Assert.Equal(first, second);
        Assert.Equal(made, File.GetLastWriteTimeUtc(second!));
        Assert.Single(Directory.EnumerateFiles(_folder.File("cache")));
    }

    [Fact]
    public async Task EnsureAsync_NoFilm_GivesTheReasonAndLeavesNothing()
    {
        await File.WriteAllTextAsync(_folder.File("film.mp4"), "not a film", TestContext.Current.CancellationToken);

        var (copy, problem) = await FilmCopy.EnsureAsync(_folder.File("film.mp4"), _folder.File("cache"), TestContext.Current.CancellationToken);

        Assert.Null(copy);
        Assert.Contains("Invalid data", problem);
        Assert.Empty(Directory.EnumerateFiles(_folder.File("cache")));
    }

    [Fact]
    public async Task StartAsync_FilmThatCannotBePlayed_GivesTheReason()
    {
        await File.WriteAllTextAsync(_folder.File("film.mp4"), "not a film", TestContext.Current.CancellationToken);

        var (server, problem) = await RtspServer.StartAsync(_folder.File("film.mp4"), 0, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Null(server);
        Assert.Contains("no H.264 pictures", problem);
    }

    public void Dispose() => _folder.Dispose();
}
