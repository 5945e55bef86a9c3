using EdgeGateway.Service.RemoteConfiguration;
using EdgeGateway.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.RemoteConfiguration;

/// <summary>The file and its trial, with power cuts in between: a new shelf on the same folder is a new start.</summary>
public sealed class ConfigurationShelfTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public ConfigurationShelfTests() => File.WriteAllText(Path, "old");

    private string Path => _folder.File("gateway.json");

    private string Text => File.ReadAllText(Path);

    [Fact]
    public void Trial_Kept_IsTheConfiguration_AndTheFirstOneIsRemembered()
    {
        Begin(5, "new");
        Assert.Equal("new", Text);

        Shelf().Keep();

        Assert.Null(Shelf().Trial);
        Assert.Equal(("new", 5), (Text, Shelf().History.LastNumber));
        Assert.Equal([("kept", "new"), ("original", "old")], Shelf().History.Entries.Select(one => (one.Result, one.Text)));
    }

    [Fact]
    public void Trial_TakenBack_UsesUpItsNumber()
    {
        Begin(5, "new");
        Shelf().Back("printer-1");

        Assert.Equal(("old", 5), (Text, Shelf().History.LastNumber));
        Assert.Equal(("returned", "printer-1"), (Shelf().History.Entries[0].Result, Shelf().History.Entries[0].Reason));
    }

    [Fact]
    public void PowerCut_BetweenNoteAndFile_IsMadeGoodAtTheStart()
    {
        Begin(5, "new");
        File.WriteAllText(Path, "old");

        Assert.Null(Shelf().AtStart());

        Assert.Equal(("new", 1), (Text, Shelf().Trial!.Starts));
    }

    [Fact]
    public void PowerCut_InTheMiddleOfTheReturn_IsFinishedAtTheStart()
    {
        Begin(5, "new");
        var note = File.ReadAllText(Path + ".trial");
        Shelf().Back("printer-1");
        // The decision was on disk, nothing after it.
        File.WriteAllText(Path + ".trial", note.Replace("\"starts\":0", "\"starts\":0,\"decided\":\"printer-1\"", StringComparison.Ordinal));
        File.WriteAllText(Path, "new");

        Assert.Equal("returned", Shelf().AtStart()?.Result);

        Assert.Equal(("old", true), (Text, Shelf().Trial is null));
    }

    [Fact]
    public void Program_ThatEndsAgainAndAgainInATrial_GetsTheOldConfiguration()
    {
        Begin(5, "new");
        for (var start = 0; start < 3; start++)
            Assert.Null(Shelf().AtStart());

        Assert.Contains("3 times", Shelf().AtStart()!.Reason, StringComparison.Ordinal);
        Assert.Equal("old", Text);
    }

    [Fact]
    public void History_KeepsTheLastTen()
    {
        for (var number = 1; number <= 14; number++)
        {
            Begin(number, $"text {number}");
            Shelf().Keep();
        }

        Assert.Equal(Enumerable.Range(5, 10).Reverse().Select(number => (long)number), Shelf().History.Entries.Select(one => one.Number));
    }

    public void Dispose() => _folder.Dispose();

    private ConfigurationShelf Shelf() => new(Path, new FakeTimeProvider());

    private void Begin(long number, string text) => Shelf().Begin(new ConfigurationTrial
    {
        Number = number,
        Who = "ops",
        Source = "file",
        At = DateTimeOffset.UnixEpoch,
        Text = text,
        Before = Text,
        Required = [],
    });
}
