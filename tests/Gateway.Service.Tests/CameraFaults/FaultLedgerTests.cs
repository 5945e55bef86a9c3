using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.CameraFaults;
using EdgeGateway.Service.Tests.Cases;
using EdgeGateway.Vision;
using EdgeGateway.Vision.CameraHealth;

namespace EdgeGateway.Service.Tests.CameraFaults;

public sealed class FaultLedgerTests
{
    private static readonly CameraFault Dark = new(CameraFaultKind.Dark, Candidates.Decided, new("camera.fault.dark", new("暗", "dark"), new("灯", "lamp")), "mean 3");
    private static readonly CameraOptions Camera = Candidates.Camera();
    private static readonly CameraFaultData Told = FaultWriteUp.Began(Guid.Empty, Dark, Camera);

    [Fact]
    public void ToBegin_FaultNobodyWasTold_IsTold() =>
        Assert.Equal("dark", Assert.Single(FaultLedger.ToBegin([], [(Camera, Report(Dark))])).Fault.Name);

    [Fact]
    public void ToBegin_FaultThatIsOpen_IsNotToldAgain() => Assert.Empty(FaultLedger.ToBegin([Told], [(Camera, Report(Dark))]));

    [Fact]
    public void ToEnd_RightAfterARestart_WaitsUntilTheCameraWasLookedAt()
    {
        Assert.Empty(FaultLedger.ToEnd([Told], [(Camera, CameraHealthReport.Unknown)]));

        var (_, watched) = Assert.Single(FaultLedger.ToEnd([Told], [(Camera, CameraHealthReport.Unknown with { Well = ["dark"] })]));
        Assert.True(watched);
    }

    [Fact]
    public void ToEnd_CameraOrCheckIsGone_EndsAsNotWatched()
    {
        var ignoring = new CameraOptions { Id = Camera.Id, Health = new() { Ignore = ["dark"] } };

        Assert.False(Assert.Single(FaultLedger.ToEnd([Told], [])).Watched);
        Assert.False(Assert.Single(FaultLedger.ToEnd([Told], [(ignoring, CameraHealthReport.Unknown)])).Watched);
    }

    [Fact]
    public void Began_CameraWithGrid_CarriesComponentMatterAndPlace()
    {
        Assert.Equal(("component", "01050"), (Told.Component.Kind, Told.Component.Code));
        Assert.Contains(Told.Codes, code => code is { Kind: "event", Code: "01050" });
        Assert.Equal("33010601050", Told.MatterCode);
        Assert.Equal([625], Told.EventSort);
        Assert.Equal(("33010600081326000017", "东门路与人民路口"), (Told.Camera.NationalId, Told.Camera.Location));
    }

    [Fact]
    public void Ended_ClockWentBack_NeverEndsBeforeItBegan() =>
        Assert.Equal(Told.Since, FaultWriteUp.Ended(Told, Told.Since - TimeSpan.FromHours(1), watched: true).Until);

    private static CameraHealthReport Report(CameraFault fault) => CameraHealthReport.Unknown with { Faults = [fault], RulesSuspended = true };
}
