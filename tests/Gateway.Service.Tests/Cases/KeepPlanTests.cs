using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Keeping;

namespace EdgeGateway.Service.Tests.Cases;

public sealed class KeepPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly CaseOptions Options = new();

    [Theory]
    [InlineData(nameof(KeepClass.Shadow), 8, true)]
    [InlineData(nameof(KeepClass.Shadow), 6, false)]
    [InlineData(nameof(KeepClass.Rejected), 31, true)]
    [InlineData(nameof(KeepClass.Rejected), 29, false)]
    [InlineData(nameof(KeepClass.Closed), 181, true)]
    [InlineData(nameof(KeepClass.Closed), 179, false)]
    [InlineData(nameof(KeepClass.Open), 3000, false)]
    public void TooOld_ByClass_GoesWhenItsTimeIsUp(string kept, int days, bool goes) =>
        Assert.Equal(goes, KeepPlan.TooOld([One(kept, days)], Options, Now, _ => true).Any());

    [Fact]
    public void TooOld_NotSent_StaysWhateverItsAge()
    {
        var unsent = One("Closed", 4000) with { Seq = 17 };

        Assert.Empty(KeepPlan.TooOld([unsent], Options, Now, seq => seq < 17));
        Assert.Single(KeepPlan.TooOld([unsent], Options, Now, seq => seq <= 17));
    }

    [Fact]
    public void ForRoom_TrialThenRejectedThenClosed_OldestFirstAndNoMoreThanNeeded()
    {
        KeptCase[] all =
            [One("Open", 900), One("Closed", 500), One("Closed", 700) with { Seq = 1 }, One("Closed", 600), One("Rejected", 1), One("Shadow", 2), One("Shadow", 3)];

        var going = KeepPlan.ForRoom(all, 450, seq => seq != 1).ToList();

        Assert.Equal([(KeepClass.Shadow, 3), (KeepClass.Shadow, 2), (KeepClass.Rejected, 1), (KeepClass.Closed, 600), (KeepClass.Closed, 500)],
            going.Select(one => (one.Class, (Now - one.ChangedAt).Days)));
        Assert.Equal(2, KeepPlan.ForRoom(all, 101, _ => true).Count());
        Assert.Empty(KeepPlan.ForRoom(all, 0, _ => true));
    }

    [Theory]
    [InlineData(CaseStates.Cleared, 7, true)]
    [InlineData(CaseStates.Cleared, 6, false)]
    [InlineData(CaseStates.Filed, 100, false)]
    [InlineData(CaseStates.PendingReview, 100, false)]
    public void IsToClose_OnlyClearedLongEnough(string state, int days, bool closes) =>
        Assert.Equal(closes, KeepPlan.IsToClose(One("Open", days) with { State = state }, Options, Now));

    private static KeptCase One(string kept, int days) =>
        new(Guid.CreateVersion7(), CaseStates.Closed, Enum.Parse<KeepClass>(kept), Now.AddDays(-days), Now.AddDays(-days), null, 100);
}
