using System.Text;
using EdgeGateway.Service.Delivery.Files;
using EdgeGateway.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Files;

public sealed class LineFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Append_Lines_LieInOneOpenFileAndCountAsWritten()
    {
        using var folder = Open();

        Assert.Equal(new WriteResult(2, null), folder.Append(Lines("{\"a\":1}", "{\"a\":2}")));

        Assert.Equal(["city-20261125-000001.ndjson.open"], Names());
        Assert.Equal("{\"a\":1}\n{\"a\":2}\n", Text("city-20261125-000001.ndjson.open"));
    }

    [Fact]
    public void Append_NextDay_FinishesTheFileAndBeginsAnother()
    {
        using var folder = Open();
        folder.Append(Lines("1"));
        _clock.Advance(TimeSpan.FromDays(1));

        folder.Append(Lines("2"));

        Assert.Equal(["city-20261125-000001.ndjson", "city-20261126-000002.ndjson.open"], Names());
    }

    [Fact]
    public void Append_FileWouldGrowTooLarge_BeginsAnotherAndBreaksNoLine()
    {
        using var folder = Open();
        var half = new string('x', 600 * 1024);

        Assert.Equal(3, folder.Append(Lines(half, half, half)).Lines);

        Assert.Equal(["city-20261125-000001.ndjson", "city-20261125-000002.ndjson", "city-20261125-000003.ndjson.open"], Names());
        Assert.All(Names(), name => Assert.Equal(half + "\n", Text(name)));
    }

    [Fact]
    public void Append_OneLineLargerThanAFile_HasAFileOfItsOwn()
    {
        using var folder = Open();

        Assert.Null(folder.Append(Lines("1", new string('x', 3 * 1024 * 1024), "2")).Trouble);

        Assert.Equal([2, 3 * 1024 * 1024 + 1, 2], Names().Select(name => new FileInfo(_folder.File(name)).Length));
    }

    [Fact]
    public void Open_AfterAStop_GoesOnInTheSameFile()
    {
        using (var before = Open())
            before.Append(Lines("1"));

        using var folder = Open();
        folder.Append(Lines("2"));

        Assert.Equal(["city-20261125-000001.ndjson.open"], Names());
        Assert.Equal("1\n2\n", Text("city-20261125-000001.ndjson.open"));
    }

    [Theory]
    [InlineData("1\n{\"half\":", "1\n2\n")]
    [InlineData("{\"half\":", "2\n")]
    [InlineData("1\n", "1\n2\n")]
    public void Open_AfterACrash_CutsTheTornLineOff(string left, string expected)
    {
        File.WriteAllText(_folder.File("city-20261125-000007.ndjson.open"), left);

        using var folder = Open();
        folder.Append(Lines("2"));

        Assert.Equal(expected, Text("city-20261125-000007.ndjson.open"));
    }

    [Fact]
    public void Open_TornLineLongerThanTheBuffer_IsCutOffWhole()
    {
        File.WriteAllText(_folder.File("city-20261125-000001.ndjson.open"), "1\n" + new string('x', 200_000));

        using var folder = Open();

        Assert.Equal("1\n", Text("city-20261125-000001.ndjson.open"));
    }

    [Fact]
    public void Open_FilesOfOthers_AreLeftAlone()
    {
        File.WriteAllText(_folder.File("city-20261125-000001.ndjson.txt"), "half");
        File.WriteAllText(_folder.File("city-b-20261125-000009.ndjson.open"), "half");

        using var folder = Open();
        folder.Append(Lines("1"));

        Assert.Contains("city-20261125-000001.ndjson.open", Names());
        Assert.Equal("half", Text("city-b-20261125-000009.ndjson.open"));
    }

    [Fact]
    public void Append_CapReached_RefusesAndGoesOnWhenFilesWereTakenAway()
    {
        using var folder = Open(total: 2);
        var half = new string('x', 600 * 1024);
        var (written, trouble) = folder.Append(Lines(half, half, half, half));
        Assert.Equal(3, written);
        Assert.Contains("2 MB", trouble, StringComparison.Ordinal);

        File.Delete(_folder.File("city-20261125-000001.ndjson"));

        Assert.Equal(new WriteResult(1, null), folder.Append(Lines(half)));
    }

    [Fact]
    public void Append_FileMovedAwayMeanwhile_WritesToANewOneNotIntoNothing()
    {
        using var folder = Open();
        folder.Append(Lines("1"));
        File.Move(_folder.File("city-20261125-000001.ndjson.open"), _folder.File("taken"));

        folder.Append(Lines("2"));

        Assert.Equal("2\n", Text("city-20261125-000002.ndjson.open"));
        Assert.Equal("1\n", Text("taken"));
    }

    [Fact]
    public void Append_DiskFull_KeepsWholeLinesOnlyAndGoesOnWhenThereIsRoom()
    {
        using var disk = SmallDisk.TryMount(512, out var reason);
        if (disk is null)
            Assert.Skip(reason);
        using var folder = new LineFolder(new FolderOptions { Path = disk.Path }, "city", _clock);
        folder.Append(Lines("1"));
        var filler = disk.Fill();

        var (written, trouble) = folder.Append(Lines(new string('x', 100_000)));
        Assert.Equal(0, written);
        Assert.NotNull(trouble);
        File.Delete(filler);
        Assert.Equal(new WriteResult(1, null), folder.Append(Lines("2")));

        folder.Dispose();
        Assert.Equal("1\n2\n", File.ReadAllText(Path.Combine(disk.Path, "city-20261125-000001.ndjson.open")));
    }

    private LineFolder Open(int total = 1000) => new(new FolderOptions { Path = _folder.Path, MaxFileMegabytes = 1, MaxTotalMegabytes = total }, "city", _clock);

    private static IReadOnlyList<ReadOnlyMemory<byte>> Lines(params string[] lines) => [.. lines.Select(line => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(line))];

    private string[] Names() => [.. Directory.EnumerateFiles(_folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private string Text(string name)
    {
        using var reader = new StreamReader(new FileStream(_folder.File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }
}
