using EdgeGateway.Service.Commands;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Commands;

/// <summary>Once, recorded, and the same answer again.</summary>
public sealed class CommandDeskTests
{
    [Fact]
    public async Task Handle_Twice_IsCarriedOutOnceAndAnsweredTheSame()
    {
        await using var rig = new DeskRig();
        await rig.HandleAsync(rig.Message());
        rig.Clock.Pass(TimeSpan.FromMinutes(1));
        await rig.HandleAsync(rig.Message());

        Assert.Equal(1, rig.Executed);
        Assert.Equal(rig.Replies[0].Body, rig.Replies[1].Body);
        Assert.Equal([false, true], rig.Replies.Select(reply => reply.Repeated));
        Assert.Equal(("done", "a1", "gw-test"), ((string)rig.Last["code"]!, (string)rig.Last["id"]!, (string)rig.Last["gatewayId"]!));
        Assert.Single(rig.Audit);
    }

    [Fact]
    public async Task Handle_AgainAfterARestart_IsNotCarriedOutAgain()
    {
        await using var rig = new DeskRig();
        await rig.HandleAsync(rig.Message());
        await rig.RestartAsync();
        await rig.HandleAsync(rig.Message());

        Assert.Equal(1, rig.Executed);
        Assert.Equal(rig.Replies[0].Body, rig.Replies[1].Body);
    }

    [Fact]
    public async Task Handle_BegunBeforeACrash_IsSaidToBeInterruptedForEver()
    {
        await using var rig = new DeskRig();
        await rig.BeginAsync("a1");
        await rig.RestartAsync();
        await rig.HandleAsync(rig.Message());
        await rig.HandleAsync(rig.Message());

        Assert.Equal(0, rig.Executed);
        Assert.Equal("interrupted", (string)rig.Last["code"]!);
        Assert.Equal(rig.Replies[0].Body, rig.Replies[1].Body);
    }

    [Fact]
    public async Task Handle_SameIdOtherCommand_IsRefused()
    {
        await using var rig = new DeskRig();
        await rig.HandleAsync(rig.Message());
        await rig.HandleAsync(rig.Message("look"));

        Assert.Equal(("id-used", 1), ((string)rig.Last["code"]!, rig.Executed));
    }

    [Fact]
    public async Task Handle_SameIdOtherPlatform_IsAnotherCommand()
    {
        await using var rig = new DeskRig();
        await rig.HandleAsync(rig.Message());
        await rig.HandleAsync(rig.Message() with { Destination = "province" });

        Assert.Equal(2, rig.Executed);
    }

    [Fact]
    public async Task Handle_Refused_IsRecordedAndMayBeAskedAgain()
    {
        await using var rig = new DeskRig();
        await rig.HandleAsync(rig.Message() with { Allowed = [] });
        Assert.Equal(("not-allowed", 0), ((string)rig.Last["code"]!, rig.Executed));

        await rig.HandleAsync(rig.Message());

        Assert.Equal(("done", 1), ((string)rig.Last["code"]!, rig.Executed));
        Assert.Equal(["not-allowed", "done"], rig.Audit.Select(one => (string)one["result"]!));
    }

    [Fact]
    public async Task Handle_Anything_TheRecordNamesWhoAndWhatAndNeverThePayload()
    {
        await using var rig = new DeskRig();
        await rig.HandleAsync(rig.Message(payload: "{\"password\":\"very secret\"}"));

        var record = Assert.Single(rig.Audit);
        Assert.Equal(("count", "city", "tester", "a1", "done"),
            ((string)record["name"]!, (string)record["destination"]!, (string)record["who"]!, (string)record["id"]!, (string)record["result"]!));
        Assert.DoesNotContain("secret", record.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1970)]
    [InlineData(2066)]
    public async Task Handle_WallClockJumpsWhileItWaits_ExpiryDoesNotCare(int year)
    {
        await using var rig = new DeskRig();
        var message = rig.Message() with { GoodFor = TimeSpan.FromSeconds(30) };
        rig.Clock.Wall = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await rig.HandleAsync(message);
        Assert.Equal("done", (string)rig.Last["code"]!);

        var late = rig.Message(id: "a2") with { GoodFor = TimeSpan.FromSeconds(30) };
        rig.Clock.Pass(TimeSpan.FromSeconds(31));
        rig.Clock.Wall = new DateTimeOffset(1971, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await rig.HandleAsync(late);
        Assert.Equal(("expired", 1), ((string)rig.Last["code"]!, rig.Executed));
    }

    [Fact]
    public async Task Handle_TooMany_AreRefusedWithoutFillingTheJournal()
    {
        await using var rig = new DeskRig();
        for (var i = 0; i < CommandRate.Burst + 50; i++)
            await rig.HandleAsync(rig.Message("look", id: null));

        Assert.Equal(CommandRate.Burst, rig.Executed);
        Assert.Equal("busy", (string)rig.Last["code"]!);
        Assert.Equal(CommandRate.Burst, rig.Audit.Count);

        rig.Clock.Pass(TimeSpan.FromSeconds(3));
        await rig.HandleAsync(rig.Message("look", id: null));
        Assert.Equal("done", (string)rig.Last["code"]!);
    }

    [Fact]
    public async Task Handle_CommandThrows_SaysFailedAndKeepsThatAnswer()
    {
        await using var rig = new DeskRig { Act = _ => throw new InvalidOperationException("bug") };
        await rig.HandleAsync(rig.Message());
        await rig.HandleAsync(rig.Message());

        Assert.Equal(("failed", 1), ((string)rig.Last["code"]!, rig.Executed));
        Assert.DoesNotContain("bug", rig.Replies[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_DiskFull_LooksAreAnsweredAndChangesAreNotMade()
    {
        using var disk = SmallDisk.TryMount(4096, out var reason);
        if (disk is null)
            Assert.Skip(reason);
        await using var rig = new DeskRig(disk.Path);
        await rig.HandleAsync(rig.Message("look", id: null));
        disk.Fill();

        await rig.HandleAsync(rig.Message("look", id: null));
        Assert.Equal(("done", 2), ((string)rig.Last["code"]!, rig.Executed));
        await rig.HandleAsync(rig.Message());
        Assert.Equal(("failed", 2), ((string)rig.Last["code"]!, rig.Executed));
    }

    [Fact]
    public void Inbox_Full_RefusesAndLosesNothingItTook()
    {
        var inbox = new CommandInbox();
        var taken = Enumerable.Range(0, 100).Count(_ => inbox.TrySubmit(new CommandMessage("city", "ping", default)));

        Assert.Equal(CommandInbox.Capacity, taken);
        Assert.Equal(CommandInbox.Capacity, inbox.Reader.Count);
    }
}
