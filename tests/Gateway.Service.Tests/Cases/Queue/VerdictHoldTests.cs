using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Queue;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Cases.Queue;

public sealed class VerdictHoldTests
{
    [Fact]
    public async Task Hold_TimeIsUp_CommitsWithNameAndReason()
    {
        await using var rig = await new DeskRig().StartAsync();
        var id = await OneAsync(rig);
        await using var hold = new VerdictHold(rig.Review, rig.Clock);

        Assert.True(hold.Hold(new HeldVerdict(id, CaseMove.Reject, "0712 · 审核员", "重复案件")));
        rig.Clock.Advance(VerdictHold.Patience - TimeSpan.FromSeconds(1));
        Assert.Equal(CaseStates.PendingReview, rig.Store.Find(id)!.State);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));

        await Wait.UntilAsync(() => rig.Store.Find(id)!.State == CaseStates.Rejected);
        var step = rig.Store.StepsOf(id)[^1];
        Assert.Equal(("0712 · 审核员", "重复案件"), (step.By, step.Reason));
        Assert.Empty(hold.Held);
    }

    [Fact]
    public async Task TakeBack_WithinTheTime_LeavesTheCaseAsItWas()
    {
        await using var rig = await new DeskRig().StartAsync();
        var id = await OneAsync(rig);
        await using var hold = new VerdictHold(rig.Review, rig.Clock);
        hold.Hold(new HeldVerdict(id, CaseMove.Accept, "0712", ""));

        Assert.False(hold.Hold(new HeldVerdict(id, CaseMove.Reject, "0712", "x")));
        Assert.Equal(id, hold.TakeBack()?.CaseId);
        rig.Clock.Advance(VerdictHold.Patience * 2);
        await hold.DisposeAsync();

        Assert.Equal("discovered pending-review", rig.StepsOf(id));
        Assert.Null(hold.TakeBack());
    }

    [Fact]
    public async Task Dispose_WithVerdictsHeld_CommitsThemInOrder()
    {
        await using var rig = await new DeskRig().StartAsync();
        var first = await OneAsync(rig);
        rig.Desk.Submit(Candidates.One("cam-1/parking/car/9-9") with { Box = new(0.6f, 0.6f, 0.8f, 0.8f) });
        await rig.CasesReachAsync(2);
        var second = rig.Cases[0].Id;
        List<(Guid, ReviewOutcome?)> settled = [];
        var hold = new VerdictHold(rig.Review, rig.Clock);
        hold.Settled += (verdict, outcome) => settled.Add((verdict.CaseId, outcome));
        hold.Hold(new HeldVerdict(second, CaseMove.Accept, "0712", ""));
        hold.Hold(new HeldVerdict(first, CaseMove.Accept, "0712", ""));

        await hold.DisposeAsync();

        Assert.Equal([(second, ReviewOutcome.Done), (first, ReviewOutcome.Done)], settled);
        Assert.Equal("discovered pending-review confirmed filed", rig.StepsOf(first));
    }

    [Fact]
    public async Task Hold_SomebodyElseWasFaster_SaysThatItDidNotCount()
    {
        await using var rig = await new DeskRig().StartAsync();
        var id = await OneAsync(rig);
        ReviewOutcome? told = null;
        var hold = new VerdictHold(rig.Review, rig.Clock);
        hold.Settled += (_, outcome) => told = outcome;
        hold.Hold(new HeldVerdict(id, CaseMove.Accept, "0712", ""));
        await rig.Review.MoveAsync(id, CaseMove.Reject, "0713", "no", TestContext.Current.CancellationToken);

        await hold.DisposeAsync();

        Assert.Equal(ReviewOutcome.NotAllowed, told);
        Assert.Equal(CaseStates.Rejected, rig.Store.Find(id)!.State);
    }

    private static async Task<Guid> OneAsync(DeskRig rig)
    {
        rig.Desk.Submit(Candidates.One());
        await rig.CasesReachAsync(1);
        return rig.Cases[0].Id;
    }
}
