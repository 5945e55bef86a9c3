using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Space;

namespace EdgeGateway.Service.Tests.Space;

public sealed class SpacePlanTests
{
    private static readonly SpaceLimits Limits = new(1000, 200, 50);

    [Theory]
    [InlineData(800, 0)]
    [InlineData(801, 41)] // back to 95 % of what is not kept for sales
    [InlineData(2000, 1240)]
    public void Missing_Limit_GoesALittleBelowIt(long events, long expected) =>
        Assert.Equal(expected, SpacePlan.Missing(SpaceReason.Limit, new SpaceReading(events, 0, null), Limits));

    [Theory]
    [InlineData(50L, 0)]
    [InlineData(49L, 1)]
    [InlineData(null, 0)]
    public void Missing_Disk_IsWhatTheReserveLacks(long? available, long expected) =>
        Assert.Equal(expected, SpacePlan.Missing(SpaceReason.Disk, new SpaceReading(0, 0, available), Limits));

    [Theory]
    [InlineData(SpaceReason.Limit)]
    [InlineData(SpaceReason.Disk)]
    internal void StepsFor_Anything_NeverTouchUndeliveredSalesOrCases(SpaceReason reason) =>
        Assert.DoesNotContain(SpacePlan.StepsFor(reason), step => step.What != SpaceWhat.History && step.Classes.Any(one => one is EventClass.Sale or EventClass.Case));

    [Fact]
    public void StepsFor_Disk_HistoryThenStillsThenTelemetryThenChanges() => Assert.Equal(
        ["History Case", "History Sale", "Users Telemetry", "Undelivered Telemetry", "Users Change", "Undelivered Change"],
        SpacePlan.StepsFor(SpaceReason.Disk).Select(step => $"{step.What} {step.Classes[0]}"));

    [Fact]
    public void StepsFor_Limit_LeavesOtherRoomsAlone() => Assert.DoesNotContain(SpacePlan.StepsFor(SpaceReason.Limit), step => step.What == SpaceWhat.Users);

    [Theory]
    [InlineData(800, 100L, SpaceVerdict.Fine)]
    [InlineData(801, 100L, SpaceVerdict.OnlySalesLeft)]
    [InlineData(1001, null, SpaceVerdict.Full)]
    [InlineData(1001, 49L, SpaceVerdict.DiskLow)]
    internal void Judge_Anything_SaysTheWorst(long events, long? available, SpaceVerdict expected) =>
        Assert.Equal(expected, SpacePlan.Judge(new SpaceReading(events, 0, available), Limits));

    [Fact]
    public void Trouble_EveryVerdictButFine_HasCauseAndNextStepInBothLanguages()
    {
        foreach (var verdict in Enum.GetValues<SpaceVerdict>().Where(one => one != SpaceVerdict.Fine))
        {
            var trouble = SpaceTroubles.Of(verdict, dropping: false)!;
            Assert.All([trouble.Cause.Zh, trouble.Cause.En, trouble.NextStep.Zh, trouble.NextStep.En], Assert.NotEmpty);
        }

        Assert.Null(SpaceTroubles.Of(SpaceVerdict.Fine, dropping: false));
        Assert.Equal("space.dropping", SpaceTroubles.Of(SpaceVerdict.Fine, dropping: true)!.Code);
    }
}
