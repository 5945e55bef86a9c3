using EdgeGateway.Service.Logs;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Logs;

public sealed class LogFilesTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 26, 4, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    private static KeptLine Line(int number, string level = "Information", string room = "Delivery", string text = "line") => new(At.AddSeconds(number), level, room, "Event", $"{text} {number}");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_NeverTakeMoreThanTheyMay_TheOldestGoes()
    {
        var files = new LogFiles(_folder.Path, 200_000);
        for (var i = 0; i < 4000; i += 20)
            files.Append([.. Enumerable.Range(i, 20).Select(number => Line(number, text: new string('x', 100)))]);

        Assert.InRange(Directory.GetFiles(_folder.Path).Sum(file => new FileInfo(file).Length), 100_000, 200_000);
        Assert.InRange(Directory.GetFiles(_folder.Path).Length, 2, 8);
        Assert.EndsWith(" 3999", files.Backwards().First().Text, StringComparison.Ordinal);
        Assert.DoesNotContain(files.Backwards(), line => line.Text.EndsWith("x 0", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_AfterARestart_GoOn_AndPassOverATornLine()
    {
        new LogFiles(_folder.Path, 1_000_000).Append([Line(1), Line(2)]);
        var file = Assert.Single(Directory.GetFiles(_folder.Path));
        File.AppendAllText(file, """{"at":"2026-11-26T04""" + "\n");
        var again = new LogFiles(_folder.Path, 1_000_000);
        again.Append([Line(3)]);

        Assert.Single(Directory.GetFiles(_folder.Path));
        Assert.Equal(["line 3", "line 2", "line 1"], again.Backwards().Select(line => line.Text));
    }

    [Fact]
    public void Free_TakesTheOldestFiles_NotTheOneBeingWritten()
    {
        var files = new LogFiles(_folder.Path, 80_000);
        for (var i = 0; i < 40; i++)
            files.Append([.. Enumerable.Range(i * 10, 10).Select(number => Line(number, text: new string('x', 100)))]);

        var freed = files.Free(long.MaxValue);

        Assert.InRange(freed.Count, 1, 8);
        Assert.Single(Directory.GetFiles(_folder.Path));
        Assert.EndsWith(" 399", files.Backwards().First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_FiltersByLevelRoomTextAndTime_NewestFirst()
    {
        KeptLine[] lines = [Line(4, "Error", "Journal", "disk"), Line(3, "Warning"), Line(2), Line(1, "Debug")];

        Assert.Equal(2, new LogQuery { Level = LogLevel.Warning }.Of(lines).Count);
        Assert.Equal("disk 4", Assert.Single(new LogQuery { Room = "Journal" }.Of(lines)).Text);
        Assert.Equal("line 3", Assert.Single(new LogQuery { Text = "LINE 3" }.Of(lines)).Text);
        Assert.Equal(["line 3", "line 2"], new LogQuery { From = At.AddSeconds(2), To = At.AddSeconds(3) }.Of(lines).Select(line => line.Text));
        Assert.Equal("disk 4", Assert.Single(new LogQuery { Max = 1 }.Of(lines)).Text);
    }

    [Fact]
    public async Task Keeper_WritesEveryTwoSeconds_WithRoomAndError_AndWithoutSecrets()
    {
        var (clock, files) = (new FakeTimeProvider(At), new LogFiles(_folder.Path, 1_000_000));
        using var keeper = new LogKeeper(files, clock);
        await keeper.StartAsync(TestContext.Current.CancellationToken);
#pragma warning disable CA1848, CA1873, CA2254 // A test of what a logger gets.
        keeper.CreateLogger("EdgeGateway.Service.Delivery.Mqtt.MqttLink").LogError(new InvalidOperationException("rtsp://a:b@c/"), "buyer 11010519491231002X");
        keeper.CreateLogger("EdgeGateway.Vision.Camera").LogInformation("well");
        keeper.CreateLogger("Microsoft.AspNetCore").LogWarning("hm");
#pragma warning restore CA1848, CA1873, CA2254
        Assert.Empty(files.Backwards());

        await Wait.UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            return files.Backwards().Any();
        });
        await keeper.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["System", "Vision", "Delivery"], files.Backwards().Select(line => line.Room));
        Assert.Equal("buyer ***", files.Backwards().Last().Text);
        Assert.Contains("rtsp://***@c/", files.Backwards().Last().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeper_DiskRefuses_SaysSo_AndLoggingGoesOn()
    {
        File.WriteAllText(_folder.File("file"), "");
        using var keeper = new LogKeeper(new LogFiles(_folder.File("file"), 1_000_000), TimeProvider.System);
#pragma warning disable CA1848, CA1873, CA2254
        keeper.CreateLogger("EdgeGateway.Vision.Camera").LogInformation("well");
#pragma warning restore CA1848, CA1873, CA2254
        keeper.Flush();

        Assert.NotNull(keeper.Refused);
    }
}
