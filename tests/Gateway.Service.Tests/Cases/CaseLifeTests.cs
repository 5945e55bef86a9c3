using EdgeGateway.Service.Cases;

namespace EdgeGateway.Service.Tests.Cases;

public sealed class CaseLifeTests
{
    private static readonly string[] States =
        [CaseStates.Discovered, CaseStates.Shadow, CaseStates.PendingReview, CaseStates.Confirmed, CaseStates.Rejected, CaseStates.Filed, CaseStates.Cleared, CaseStates.Closed];

    [Theory]
    [InlineData("pending-review", "Accept", false, "confirmed filed")]
    [InlineData("pending-review", "Accept", true, "confirmed filed cleared")]
    [InlineData("pending-review", "Reject", false, "rejected")]
    [InlineData("pending-review", "Reject", true, "rejected closed")]
    [InlineData("pending-review", "Vacate", false, "")]
    [InlineData("filed", "Vacate", false, "cleared")]
    [InlineData("rejected", "Vacate", false, "closed")]
    [InlineData("shadow", "Vacate", false, "closed")]
    [InlineData("closed", "Vacate", false, "")]
    [InlineData("filed", "Close", false, "closed")]
    [InlineData("cleared", "Close", true, "closed")]
    public void Steps_AllowedMove_LeadThere(string state, string move, bool vacated, string steps) =>
        Assert.Equal(steps, string.Join(' ', CaseLife.Steps(state, Enum.Parse<CaseMove>(move), vacated)!));

    /// <summary>The list above is all there is.</summary>
    [Fact]
    public void Steps_OfEveryStateAndMove_AreAllowedElevenTimes()
    {
        var allowed = from state in States
                      from move in Enum.GetValues<CaseMove>().Except([CaseMove.Attach])
                      from vacated in new[] { false, true }
                      where CaseLife.Steps(state, move, vacated) is not null
                      select $"{state} {move} {vacated}";

        // Closing a filed or cleared case asks nothing about the place, so those two count twice.
        Assert.Equal(13, allowed.Count());
    }

    /// <summary>Evidence that comes later moves nothing.</summary>
    [Fact]
    public void Steps_OfAnAddendum_AreNoneInEveryState() => Assert.All(States, state => Assert.Equal([], CaseLife.Steps(state, CaseMove.Attach, vacated: true)));

    [Theory]
    [InlineData(CaseStates.Shadow)]
    [InlineData(CaseStates.Rejected)]
    [InlineData(CaseStates.Closed)]
    public void Steps_FromWhereNobodyAgreed_NeverLeadToFiled(string state) =>
        Assert.All(Enum.GetValues<CaseMove>(), move => Assert.DoesNotContain(CaseStates.Filed, CaseLife.Steps(state, move, false) ?? []));

    [Fact]
    public void Birth_OnTrialOrNot_SaysSo()
    {
        Assert.Equal(["discovered", "shadow"], CaseLife.Birth(shadow: true));
        Assert.Equal(["discovered", "pending-review"], CaseLife.Birth(shadow: false));
    }
}
