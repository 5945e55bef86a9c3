using Dapper;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Proof;
using EdgeGateway.Service.Cases.Queue;
using EdgeGateway.Service.Journal;

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
    public async Task Moved_ToAnotherBox_IsApartFromWhatWaitsHere()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        rig.Desk.Submit(Candidates.One("cam-1/lane/car/1-1") with { RuleId = "lane", Category = "fire-lane-blocked" });
        await rig.CasesReachAsync(2);
        await rig.Journal.CommitAsync((connection, transaction, _) => connection.Execute("UPDATE city_case SET moved_to = 'box-b' WHERE rule = 'lane'", transaction: transaction), [], TestContext.Current.CancellationToken);
        var board = new CaseBoard(rig.Journal, rig.Clock);

        Assert.Equal("parking", Assert.Single(board.Latest(new CaseQuery(), 10)).Filed.Rule.Id);
        Assert.Equal("box-b", Assert.Single(board.Latest(new CaseQuery { State = CaseQuery.Moved }, 10)).MovedTo);
        Assert.Equal(2, board.Latest(new CaseQuery { State = CaseQuery.All }, 10).Count);
        Assert.Equal("moved 1, pending-review 1", string.Join(", ", board.Counts(new CaseQuery()).OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Value}")));
    }

    /// <summary>A row of the table is some kilobytes: with many cases nothing may read all of them to show fifty.</summary>
    [Theory]
    [InlineData("pending-review", null, null)]
    [InlineData("filed", "cam-1", "2026-11-02")]
    [InlineData("all", null, null)]
    [InlineData("all", "cam-1", "2026-11-02")]
    [InlineData("moved", null, null)]
    public async Task Plan_OfEveryList_ReadsAnIndex(string state, string? camera, string? from)
    {
        await using var rig = await new DeskRig().StartAsync();
        var query = CaseQuery.Of(state, camera, null, null, from, null, "no");
        foreach (var sql in new[] { CaseBoard.LatestSql(query), CaseBoard.CountSql(query), CaseBoard.ChoiceSql })
        {
            var plan = Plan(rig.Journal, sql);
            Assert.Contains("USING COVERING INDEX city_case_", plan, StringComparison.Ordinal);
            Assert.DoesNotMatch("SCAN city_case(\n|$)", plan);
        }

        Assert.Contains("SEARCH city_case USING COVERING INDEX city_case_queue (state=?", Plan(rig.Journal, CaseBoard.LatestSql(new CaseQuery())), StringComparison.Ordinal);
        Assert.Contains("SEARCH city_case USING INTEGER PRIMARY KEY", Plan(rig.Journal, CaseStore.LatestSql(new CaseFilter(Before: 5))), StringComparison.Ordinal);
        Assert.Contains("SEARCH city_case USING INDEX city_case_camera", Plan(rig.Journal, CaseStore.LatestSql(new CaseFilter(Camera: "cam-1"))), StringComparison.Ordinal);
        Assert.Contains("SEARCH city_case USING INDEX city_case_queue", Plan(rig.Journal, CaseStore.LatestSql(new CaseFilter(State: "filed"))), StringComparison.Ordinal);
    }

    private static string Plan(JournalStore journal, string sql) => journal.Read(connection => string.Join('\n', connection.Query<(long Id, long Parent, long Unused, string Detail)>(
        "EXPLAIN QUERY PLAN " + sql,
        new { State = "", Camera = "", Category = "", Rule = "", From = "", Until = "", Trial = 0, Before = 0, count = 1 }).Select(row => row.Detail)));

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
