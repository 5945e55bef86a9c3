using EdgeGateway.Service.Cases;
using EdgeGateway.Vision;

namespace EdgeGateway.Service.Tests.Cases;

public sealed class ReviewDeskTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static CameraOptions AfterReview => new() { Id = "cam-1", Address = "file:/nowhere.mp4", Enabled = false, Filing = "after-review" };

    [Fact]
    public async Task Accept_CaseToldAtOnce_IsConfirmedAndFiledInOneCommit()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);
        var seq = rig.Cases[0].Seq;

        Assert.Equal(ReviewOutcome.Done, await rig.Review.MoveAsync(rig.Cases[0].Id, CaseMove.Accept, "0712", "clear", Cancel));

        Assert.Equal((CaseStates.Filed, seq), (rig.Cases[0].State, rig.Cases[0].Seq));
        Assert.Equal("discovered pending-review confirmed filed", rig.StepsOf(rig.Cases[0].Id));
        var (type, told) = rig.Events[1];
        Assert.Equal("city.case.updated.v1", type);
        Assert.Equal(("confirmed", "filed", "0712", "clear"), (Text(told, "change"), Text(told, "state"), Text(told, "by"), Text(told, "reason")));
    }

    [Fact]
    public async Task Accept_CameraFilesAfterReview_TheFilingIsTheFirstThatPlatformsHear()
    {
        await using var rig = await new DeskRig(AfterReview).StartAsync();
        rig.Desk.Submit(Candidates.One());
        rig.Desk.Submit(Candidates.One(seconds: 60));
        await rig.CasesReachAsync(1);
        await EdgeGateway.Testing.Wait.UntilAsync(() => rig.Cases[0].Sightings == 2);
        Assert.Empty(rig.Events);
        Assert.Null(rig.Cases[0].Seq);

        await rig.Review.MoveAsync(rig.Cases[0].Id, CaseMove.Accept, "0712", "", Cancel);

        var (type, filed) = Assert.Single(rig.Events);
        Assert.Equal(("city.case.filed.v1", "confirmed"), (type, Text(filed, "state")));
        Assert.Equal(("0712", true), (Text(filed.GetProperty("review"), "by"), filed.GetProperty("review").GetProperty("accepted").GetBoolean()));
        Assert.NotNull(rig.Cases[0].Seq);
    }

    [Fact]
    public async Task Reject_CameraFilesAfterReview_PlatformsNeverHearOfIt()
    {
        await using var rig = await new DeskRig(AfterReview).StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.CasesReachAsync(1);

        await rig.Review.MoveAsync(rig.Cases[0].Id, CaseMove.Reject, "0712", "a bus stop", Cancel);
        rig.Desk.Submit(Candidates.One());
        rig.Desk.Vacate(Candidates.Empty());
        await EdgeGateway.Testing.Wait.UntilAsync(() => rig.Cases[0].VacatedAt is not null);

        Assert.Empty(rig.Events);
        Assert.Equal((CaseStates.Closed, 2), (Assert.Single(rig.Cases).State, rig.Cases[0].Sightings));
        Assert.Equal("a bus stop", rig.Store.StepsOf(rig.Cases[0].Id)[2].Reason);
    }

    [Fact]
    public async Task Vacate_FiledCase_ClearsItWithAnAfterPicture()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);
        await rig.Review.MoveAsync(rig.Cases[0].Id, CaseMove.Accept, "0712", "", Cancel);
        rig.Clock.Advance(TimeSpan.FromMinutes(5));

        // A restart in between changes nothing.
        await rig.RestartAsync();
        rig.Desk.Vacate(Candidates.Empty());
        await rig.EventsReachAsync(3);

        var cleared = rig.Cases[0];
        Assert.Equal((CaseStates.Cleared, Candidates.Decided.AddMinutes(5)), (cleared.State, cleared.VacatedAt));
        Assert.Equal("after.jpg", Assert.Single(cleared.Later).Name);
        Assert.Equal(cleared.Later[0].Sha256, Text(rig.Events[2].Data.GetProperty("stills")[0], "sha256"));
        Assert.Equal("cleared", Text(rig.Events[2].Data, "state"));
        Assert.Equal(ReviewOutcome.Done, await rig.Review.MoveAsync(cleared.Id, CaseMove.Close, "0712", "", Cancel));
        Assert.Equal("discovered pending-review confirmed filed cleared closed", rig.StepsOf(cleared.Id));
    }

    [Fact]
    public async Task Accept_PlaceIsEmptyAlready_PlatformsHearOfBoth()
    {
        await using var rig = await new DeskRig(AfterReview).StartAsync();
        rig.Desk.Submit(Candidates.One());
        rig.Desk.Vacate(Candidates.Empty());
        await EdgeGateway.Testing.Wait.UntilAsync(() => rig.Cases is [{ VacatedAt: not null }]);

        await rig.Review.MoveAsync(rig.Cases[0].Id, CaseMove.Accept, "0712", "", Cancel);

        Assert.Equal(CaseStates.Cleared, rig.Cases[0].State);
        Assert.Equal(["city.case.filed.v1", "city.case.updated.v1"], rig.Events.Select(told => told.Type));
        Assert.Equal("after.jpg", Text(rig.Events[1].Data.GetProperty("stills")[0], "name"));
    }

    [Fact]
    public async Task Move_TwoPeopleAtOnce_OneOfThemIsToldItIsDecided()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);
        var id = rig.Cases[0].Id;

        var both = await Task.WhenAll(
            Task.Run(() => rig.Review.MoveAsync(id, CaseMove.Accept, "0712", "", Cancel), Cancel),
            Task.Run(() => rig.Review.MoveAsync(id, CaseMove.Reject, "0713", "no", Cancel), Cancel));

        Assert.Equal([ReviewOutcome.Done, ReviewOutcome.NotAllowed], both.Order());
        Assert.Equal(2, rig.Events.Count);
    }

    [Fact]
    public async Task MoveAsync_OfAStateThatIsNoMore_WritesNothing()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);
        var stale = rig.Cases[0];
        await rig.Review.MoveAsync(stale.Id, CaseMove.Accept, "0712", "", Cancel);

        await Assert.ThrowsAsync<CaseMovedException>(() =>
            rig.Store.MoveAsync(stale, new CaseChange(CaseMove.Reject, [CaseStates.Rejected], rig.Clock.GetUtcNow(), "0713", "no"), Cancel));

        Assert.Equal((CaseStates.Filed, 2), (rig.Cases[0].State, rig.Events.Count));
        Assert.DoesNotContain("rejected", rig.StepsOf(stale.Id));
    }

    private static string? Text(System.Text.Json.JsonElement data, string name) => data.GetProperty(name).GetString();
}
