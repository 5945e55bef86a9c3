using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Proof;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Evidence;

namespace EdgeGateway.Service.Tests.Cases;

/// <summary>First sight, threshold, latest: what is added while a case stands.</summary>
public sealed class LatestPicturesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IReadOnlyList<Still> Pictures(string name, byte fill, int minutes) =>
        [Of(Candidates.Still($"{name}.jpg", fill), minutes), Of(Candidates.Still($"{name}-crop.jpg", fill), minutes)];

    private static Still Of(Still still, int minutes) => still with { TakenAt = Candidates.Decided.AddMinutes(minutes) };

    private static EvidenceReport Verify(DeskRig rig) => rig.Journal.Read(connection =>
        EvidenceAudit.Run(connection, new EvidenceFolder(rig.DataDirectory), rig.Key.ExportSubjectPublicKeyInfoPem(), null));

    [Fact]
    public async Task Case_ReviewedAndCleared_HasThePicturesOfBothMomentsSignedAndTold()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);

        rig.Latest = (_, name) => Pictures(name, 3, minutes: 5);
        await rig.Review.MoveAsync(rig.Cases[0].Id, CaseMove.Accept, "0712", "", Cancel);
        rig.Latest = (_, name) => Pictures(name, 4, minutes: 9);
        rig.Desk.Vacate(Candidates.Empty());
        await rig.EventsReachAsync(3);

        Assert.Equal(
            ["overlay.jpg", "clean.jpg", "latest.jpg", "latest-crop.jpg", "last.jpg", "last-crop.jpg", "after.jpg"], rig.Cases[0].Stills.Select(still => still.Name));
        Assert.Equal(["latest.jpg", "latest-crop.jpg"], Names(rig.Events[1].Data));
        Assert.Equal(["last.jpg", "last-crop.jpg", "after.jpg"], Names(rig.Events[2].Data));
        // Each moment has a manifest of its own, chained to the one before.
        Assert.Equal(3, rig.Store.ManifestsOf(rig.Cases[0].Id).Count);
        Assert.Equal((true, 7), (Verify(rig).Intact, Verify(rig).Pictures));
    }

    [Fact]
    public async Task Review_CameraHasNothingNewer_AddsNothing()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);

        rig.Latest = (_, name) => Pictures(name, 3, minutes: 0);
        await rig.Review.MoveAsync(rig.Cases[0].Id, CaseMove.Accept, "0712", "", Cancel);

        Assert.Equal(["overlay.jpg", "clean.jpg"], rig.Cases[0].Stills.Select(still => still.Name));
    }

    [Fact]
    public async Task Review_PlaceIsEmptyByThen_TheCameraIsNotAsked()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        rig.Desk.Vacate(Candidates.Empty());
        await rig.EventsReachAsync(2);

        rig.Latest = (_, name) => Pictures(name, 3, minutes: 5);
        await rig.Review.MoveAsync(rig.Cases[0].Id, CaseMove.Accept, "0712", "", Cancel);

        Assert.DoesNotContain(rig.Cases[0].Stills, still => still.Name == "latest.jpg");
    }

    [Fact]
    public async Task Review_CameraFilesAfterIt_TheFilingHasTheLatestToo()
    {
        await using var rig = await new DeskRig(new CameraOptions { Id = "cam-1", Address = "file:/nowhere.mp4", Enabled = false, Filing = "after-review" }).StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.CasesReachAsync(1);

        rig.Latest = (box, name) => box.Left == 0.1f ? Pictures(name, 3, minutes: 5) : [];
        await rig.Review.MoveAsync(rig.Cases[0].Id, CaseMove.Accept, "0712", "", Cancel);

        Assert.Equal(["overlay.jpg", "clean.jpg", "latest.jpg", "latest-crop.jpg"], Names(Assert.Single(rig.Events).Data));
    }

    [Fact]
    public async Task Review_DiskRefusesThePicture_TheVerdictStands()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);

        rig.Latest = (_, _) => throw new IOException("disk full");

        Assert.Equal(ReviewOutcome.Done, await rig.Review.MoveAsync(rig.Cases[0].Id, CaseMove.Accept, "0712", "", Cancel));
        Assert.Contains(rig.Log.Lines, line => line.Contains("The verdict stands without it", StringComparison.Ordinal));
    }

    private static IEnumerable<string?> Names(System.Text.Json.JsonElement data) => data.GetProperty("stills").EnumerateArray().Select(still => still.GetProperty("name").GetString());
}
