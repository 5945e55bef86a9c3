using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture.Clips;

namespace EdgeGateway.Vision.Tests.Capture;

/// <summary>Film without its masks goes nowhere but into memory, or nowhere at all.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class FilmMemoryTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LogBook _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Take_PlaceIsMemory_GivesAFolderForTheOwnerOnly()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "no memory file systems here");
        var (folder, trouble) = Memory().Take("a", 10);

        Assert.Null(trouble);
        Assert.Equal(_folder.File("a"), folder);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder!));
    }

    [Fact]
    public void Take_FolderThatIsNoMemoryFileSystem_IsRefused() =>
        // Real looks: a file system that is none of both for certain, and a folder that is not there.
        Assert.Equal("clip.no-memory-folder", new FilmMemory { Places = ["/proc", "/nowhere"], MaySwap = () => false }.Take("a", 1).Trouble?.Code);

    [Fact]
    public void Take_MemoryMayBeSwapped_IsRefused() =>
        Assert.Equal("clip.memory-swapped", Memory(swaps: true).Take("a", 1).Trouble?.Code);

    [Fact]
    public void Take_MoreThanAllCamerasMayHave_IsRefusedUntilSomeIsGivenBack()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "no memory file systems here");
        var memory = Memory();
        var first = memory.Take("a", 30).Folder!;

        Assert.Equal("clip.no-memory-left", memory.Take("b", 21).Trouble?.Code);
        memory.GiveBack(first);
        Assert.NotNull(memory.Take("b", 21).Folder);
    }

    [Fact]
    public void Take_MoreThanHalfOfTheFileSystem_IsLeftToOthers() =>
        Assert.Equal("clip.no-memory-left", Memory(most: 1000).Take("a", 101).Trouble?.Code);

    [Fact]
    public void Take_SomebodyElseHasTheName_IsRefused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "no memory file systems here");
        File.WriteAllText(_folder.File("a"), "");

        Assert.Equal("clip.no-memory-left", Memory().Take("a", 1).Trouble?.Code);
    }

    [Theory]
    [InlineData("", "max", false)]
    [InlineData("/dev/zram0 partition 1 0 100", "max", false)]
    [InlineData("/dev/sda2 partition 1 0 -2", "max", true)]
    [InlineData("/dev/sda2 partition 1 0 -2", "0", false)]
    public void Swap_DisksAndLimits_TellWhetherMemoryMayLeave(string device, string limit, bool may)
    {
        Put("proc/swaps", $"Filename Type Size Used Priority\n{device}\n");
        Put("proc/self/cgroup", "0::/system.slice/gateway.service\n");
        Put("sys/fs/cgroup/system.slice/memory.swap.max", $"{limit}\n");

        Assert.Equal(may, SwapReach.Any(_folder.Path));
    }

    [Fact]
    public void Film_MasksDrawnSinceTheLastRun_TakesItsOldFilmFromTheDisk()
    {
        Put("clips/cam-1/000001-00000000.mkv", "film");

        using var film = new CameraFilm(Masked(), _folder.Path, TimeProvider.System, _log, new FilmMemory { Places = [] });

        Assert.False(Directory.Exists(_folder.File("clips/cam-1")));
        Assert.Null(film.Ring);
    }

    [Fact]
    public async Task Film_NoMemory_SaysSoOnceAndEveryClipKnowsWhy()
    {
        using var film = new CameraFilm(Masked(), _folder.Path, TimeProvider.System, _log, Memory(swaps: true));

        Assert.Equal("clip.memory-swapped", film.Trouble?.Code);
        Assert.Equal("clip.memory-swapped", (await film.CutAsync(default, default, _folder.File("clip.mp4"), TestContext.Current.CancellationToken)).Trouble?.Code);
        Assert.Contains("MemorySwapMax=0", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Clear_CamerasOfAnEarlierRun_LeaveNoFilm()
    {
        Put("clips/gone/000001-00000000.mkv", "film");

        Assert.Empty(FilmFolders.Clear(_folder.Path));

        Assert.False(Directory.Exists(_folder.File("clips")));
    }

    private static CameraOptions Masked() => new()
    {
        Id = "cam-1",
        Clips = new ClipOptions { Keep = TimeSpan.FromMinutes(1) },
        Masks = [[[0, 0], [0.1f, 0], [0, 0.1f]]],
    };

    /// <summary>The test's folder, taken for a memory file system of 200 bytes; all cameras may have 50.</summary>
    private FilmMemory Memory(bool swaps = false, long most = 50) => new()
    {
        Places = [_folder.Path],
        Look = _ => new MemoryFolder(true, 200, 5_000_000),
        MaySwap = () => swaps,
        MostBytes = most,
    };

    private void Put(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(file))!);
        File.WriteAllText(_folder.File(file), text);
    }
}
