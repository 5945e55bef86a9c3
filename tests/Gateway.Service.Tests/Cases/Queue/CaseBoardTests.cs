using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Proof;
using EdgeGateway.Service.Cases.Queue;

namespace EdgeGateway.Service.Tests.Cases.Queue;

public sealed class CaseBoardTests
{
    private static readonly DateOnly Day = new(2026, 11, 2);

    [Fact]
    public async Task Latest_EveryFilter_LeavesOutWhatDoesNotFit()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(8), "east", "east"));
        rig.Desk.Submit(Candidates.One());
        rig.Desk.Submit(Candidates.One("cam-1/lane/car/1-1") with { RuleId = "lane", Category = "fire-lane-blocked" });
        rig.Desk.Submit(Candidates.One("cam-1/try/car/7-7") with { RuleId = "try", Shadow = true, Box = new(0.7f, 0.7f, 0.9f, 0.9f), DecidedAt = Candidates.Decided.AddDays(-3) });
        await rig.CasesReachAsync(3);
        var board = new CaseBoard(rig.Journal, rig.Clock);
        var all = new CaseQuery { State = CaseQuery.All };

        Assert.Equal(["lane", "parking"], Rules(new CaseQuery()));
        Assert.Equal(["try", "lane", "parking"], Rules(all));
        Assert.Equal(["lane"], Rules(all with { Category = "fire-lane-blocked" }));
        Assert.Equal(["try"], Rules(all with { Rule = "try" }));
        Assert.Equal(["try"], Rules(all with { Trial = true }));
        Assert.Equal(["lane", "parking"], Rules(all with { Trial = false }));
        Assert.Empty(Rules(all with { Camera = "cam-2" }));
        // 23:59:30 UTC on the 2nd is the morning of the 3rd eight hours further east.
        Assert.Equal(["lane", "parking"], Rules(all with { From = Day.AddDays(1), To = Day.AddDays(1) }));
        Assert.Equal(["try"], Rules(all with { To = Day }));
        Assert.Equal(2, board.Counts(new CaseQuery { Trial = false })[CaseStates.PendingReview]);
        Assert.Equal(1, board.Counts(new CaseQuery())[CaseStates.Shadow]);
        Assert.Equal(["fire-lane-blocked", "motor-vehicle-parking"], board.Choices().Categories);

        IEnumerable<string> Rules(CaseQuery query) => board.Latest(query, 10).Select(one => one.Filed.Rule.Id);
    }

    [Fact]
    public void Query_ThroughAnAddress_ComesBackTheSame()
    {
        var query = new CaseQuery { State = "filed", Camera = "cam-1", Category = "loitering", Rule = "r", From = Day, To = Day.AddDays(1), Trial = false };

        Assert.Equal("state=filed&camera=cam-1&category=loitering&rule=r&from=2026-11-02&to=2026-11-03&trial=no", query.ToText());
        Assert.Equal(query, CaseQuery.Of("filed", "cam-1", "loitering", "r", "2026-11-02", "2026-11-03", "no"));
        Assert.Equal("", new CaseQuery().ToText());
        Assert.Equal(new CaseQuery(), CaseQuery.Of(null, "", " ", null, "yesterday", null, "?"));
    }

    [Fact]
    public async Task Proof_OfOneCase_FindsChangesWithoutReadingTheWholeChain()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        rig.Desk.Submit(Candidates.One("cam-1/lane/car/1-1") with { RuleId = "lane", Category = "fire-lane-blocked" });
        rig.Desk.Vacate(Candidates.Empty());
        await rig.EventsReachAsync(3);
        var (first, second) = (rig.Cases[1], rig.Cases[0]);
        var proof = new CaseProof(rig.Journal, new EvidenceFolder(rig.DataDirectory), rig.Key);

        Assert.True(proof.Check(second).Intact);
        var whole = proof.Check(first);
        Assert.True(whole.Intact, string.Join(' ', whole.Faults));
        Assert.Equal(3, whole.Pictures);

        await File.AppendAllTextAsync(new EvidenceFolder(rig.DataDirectory).PathOf(first.Id, first.Filed.Sighting.DecidedAt, "after.jpg")!, "x", TestContext.Current.CancellationToken);
        Assert.Equal(["picture-changed"], proof.Check(first).Faults.Select(fault => fault.Kind));
        Assert.True(proof.Check(second).Intact);
    }
}
