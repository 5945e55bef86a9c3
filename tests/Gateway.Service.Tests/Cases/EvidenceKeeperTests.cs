using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Keeping;
using EdgeGateway.Service.Cases.Proof;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Vision;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Cases;

public sealed class EvidenceKeeperTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sweep_OldShadowCase_LosesItsPicturesAndIsNotCalledRobbed()
    {
        await using var rig = await ShadowAndRealAsync();
        using var keeper = Keeper(rig);

        await keeper.SweepAsync(Cancel);
        Assert.Equal(4, Pictures(rig));
        rig.Clock.Advance(TimeSpan.FromDays(8));
        await keeper.SweepAsync(Cancel);

        Assert.Equal(2, Pictures(rig));
        var report = rig.Journal.Read(connection => EvidenceAudit.Run(connection, new EvidenceFolder(rig.DataDirectory), rig.Key.ExportSubjectPublicKeyInfoPem(), null));
        Assert.True(report.Intact, string.Join('\n', report.Faults));
        Assert.Equal((2, 2), (report.Pictures, report.Deleted));
    }

    [Fact]
    public async Task Sweep_ClearedCase_IsClosedByTheGatewayAfterItsTime()
    {
        await using var rig = await ShadowAndRealAsync();
        var real = rig.Cases[0].Id;
        await rig.Review.MoveAsync(real, CaseMove.Accept, "0712", "", Cancel);
        rig.Desk.Vacate(Candidates.Empty());
        await rig.EventsReachAsync(3);
        using var keeper = Keeper(rig);

        await keeper.SweepAsync(Cancel);
        Assert.Equal(CaseStates.Cleared, rig.Store.Find(real)!.State);
        rig.Clock.Advance(TimeSpan.FromDays(7));
        await keeper.SweepAsync(Cancel);

        Assert.Equal(CaseStates.Closed, rig.Store.Find(real)!.State);
        Assert.Equal("gateway", rig.Store.StepsOf(real)[^1].By);
        Assert.Equal("closed", rig.Events[^1].Data.GetProperty("change").GetString());
    }

    [Fact]
    public async Task Free_DiskRunsFull_TakesShadowsAndNothingThatIsNeeded()
    {
        await using var rig = await ShadowAndRealAsync();
        using var keeper = Keeper(rig);

        var freed = await keeper.FreeAsync(1_000_000_000, KeepClass.Closed, Cancel);

        Assert.Equal((1, 2000), (freed.Count, freed.Bytes));
        Assert.Equal(2, Pictures(rig));
        Assert.Equal(0, (await keeper.FreeAsync(1, KeepClass.Closed, Cancel)).Count);
    }

    private static async Task<DeskRig> ShadowAndRealAsync()
    {
        var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One("shadow") with { Shadow = true, Box = new Box(0.6f, 0, 0.7f, 1) });
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);
        return rig;
    }

    private static EvidenceKeeper Keeper(DeskRig rig) => new(
        new KeepStore(rig.Journal),
        new EvidenceFolder(rig.DataDirectory),
        rig.Review,
        new CaseOptions(),
        new DeliveryOverview(),
        new EvidenceKeeperSetup(rig.Clock, rig.Log.CreateLogger<EvidenceKeeper>()));

    private static int Pictures(DeskRig rig) => Directory.EnumerateFiles(Path.Combine(rig.DataDirectory, "evidence"), "*.jpg", SearchOption.AllDirectories).Count();
}
