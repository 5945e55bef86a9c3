using System.Security.Cryptography;
using EdgeGateway.Service.Cases;
using EdgeGateway.Testing;
using EdgeGateway.Vision;

namespace EdgeGateway.Service.Tests.Cases;

public sealed class CaseDeskTests
{
    [Fact]
    public async Task Submit_NewPlace_FilesCaseEventAndEvidenceTogether()
    {
        await using var rig = await new DeskRig().StartAsync();

        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);

        var filed = Assert.Single(rig.Cases);
        var (type, data) = Assert.Single(rig.Events);
        Assert.Equal("city.case.filed.v1", type);
        Assert.Equal(filed.Id, data.GetProperty("caseId").GetGuid());
        Assert.Equal("pending-review", data.GetProperty("state").GetString());
        Assert.Equal(7, filed.Id.Version);
        var folder = Path.Combine(rig.DataDirectory, "evidence", "2026", "11", "02", $"{filed.Id}");
        Assert.Equal(["clean.jpg", "overlay.jpg"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order());
        Assert.All(filed.Filed.Stills, still =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, still.Name));
            Assert.Equal(still.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Equal(still.Bytes, bytes.Length);
        });
        Assert.Empty(rig.Log.Errors);
    }

    [Fact]
    public async Task Submit_SamePlaceAgain_ExtendsTheCaseInsteadOfOpeningASecond()
    {
        await using var rig = await new DeskRig().StartAsync();

        rig.Desk.Submit(Candidates.One());
        rig.Desk.Submit(Candidates.One(seconds: 90));
        rig.Desk.Submit(Candidates.One(seconds: 40));
        await rig.EventsReachAsync(3);

        var open = Assert.Single(rig.Cases);
        Assert.Equal((3, 90), (open.Sightings, open.DwellSeconds));
        Assert.Equal(["city.case.filed.v1", "city.case.updated.v1", "city.case.updated.v1"], rig.Events.Select(told => told.Type));
        Assert.Equal("seen-again", rig.Events[2].Data.GetProperty("change").GetString());
    }

    [Fact]
    public async Task Submit_SamePlaceAfterARestart_ExtendsTheCase()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);

        await rig.RestartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(2);

        Assert.Equal(2, Assert.Single(rig.Cases).Sightings);
    }

    [Fact]
    public async Task Submit_AfterARestartALittleBeside_IsTheSameCaseUnderItsNewName()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);

        await rig.RestartAsync();
        rig.Desk.Submit(Candidates.One("cam-1/parking/car/5-5") with { Box = new Box(0.11f, 0.2f, 0.31f, 0.5f) });
        rig.Desk.Vacate(Candidates.Empty("cam-1/parking/car/5-5"));
        await rig.EventsReachAsync(3);

        Assert.NotNull(Assert.Single(rig.Cases).VacatedAt);
    }

    [Theory]
    [InlineData(0.11f, "the two are seen at once, so they are two")]
    [InlineData(0.6f, "somewhere else")]
    public async Task Submit_AnotherKeyInTheSameRun_IsAnotherCase(float left, string why)
    {
        await using var rig = await new DeskRig().StartAsync();

        rig.Desk.Submit(Candidates.One());
        rig.Desk.Submit(Candidates.One("cam-1/parking/car/9-9") with { Box = new Box(left, 0.2f, left + 0.2f, 0.5f) });
        await rig.EventsReachAsync(2);

        Assert.True(rig.Cases.Count == 2, why);
    }

    [Fact]
    public async Task Submit_AfterARestartSomewhereElse_IsAnotherCase()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);

        await rig.RestartAsync();
        rig.Desk.Submit(Candidates.One("cam-1/parking/car/9-9") with { Box = new Box(0.6f, 0.2f, 0.8f, 0.5f) });
        await rig.EventsReachAsync(2);

        Assert.Equal(2, rig.Cases.Count);
    }

    [Fact]
    public async Task Submit_AfterACrashTheKeysAreSwapped_EachStaysItsOwnCase()
    {
        var right = Candidates.One("cam-1/parking/car/4-5/2") with { Box = new Box(0.35f, 0.2f, 0.55f, 0.5f) };
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        rig.Desk.Submit(right);
        await rig.EventsReachAsync(2);

        await rig.RestartAsync();
        rig.Desk.Submit(right with { Key = "cam-1/parking/car/4-5" });
        rig.Desk.Submit(Candidates.One("cam-1/parking/car/4-5/2"));
        rig.Desk.Vacate(Candidates.Empty("cam-1/parking/car/4-5"));
        await rig.EventsReachAsync(5);

        Assert.Equal(2, rig.Cases.Count);
        Assert.All(rig.Cases, one => Assert.Equal(2, one.Sightings));
        Assert.Equal(0.35f, Assert.Single(rig.Cases, one => one.VacatedAt is not null).Filed.Sighting.Box[0]);
    }

    [Fact]
    public async Task Submit_SameKeyAfterARestartButElsewhere_IsAnotherCase()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);

        await rig.RestartAsync();
        rig.Desk.Submit(Candidates.One() with { Box = new Box(0.6f, 0.2f, 0.8f, 0.5f) });
        rig.Desk.Vacate(Candidates.Empty(Candidates.One().Key));
        await rig.EventsReachAsync(3);

        Assert.Equal(2, rig.Cases.Count);
        Assert.Equal(0.6f, Assert.Single(rig.Cases, one => one.VacatedAt is not null).Filed.Sighting.Box[0]);
    }

    [Fact]
    public async Task Vacate_AfterARestartWithoutBeingToldAgain_FindsItsCase()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);

        await rig.RestartAsync();
        rig.Desk.Vacate(Candidates.Empty(Candidates.One().Key));
        await rig.EventsReachAsync(2);

        Assert.NotNull(Assert.Single(rig.Cases).VacatedAt);
    }

    [Fact]
    public async Task Submit_RuleOnTrial_IsAShadowCaseThatNoPlatformLearnsOf()
    {
        await using var rig = await new DeskRig().StartAsync();

        rig.Desk.Submit(Candidates.One("cam-1/parking/car/9-9") with { Shadow = true });
        rig.Desk.Submit(Candidates.One("cam-1/parking/car/9-9", seconds: 90) with { Shadow = true });
        rig.Desk.Vacate(Candidates.Empty("cam-1/parking/car/9-9"));
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);

        Assert.Equal(rig.Cases[0].Id, Assert.Single(rig.Events).Data.GetProperty("caseId").GetGuid());
        var shadow = rig.Cases[1];
        Assert.Equal((CaseStates.Closed, null, 2, 90), (shadow.State, shadow.Seq, shadow.Sightings, shadow.DwellSeconds));
        Assert.Equal("discovered shadow closed", rig.StepsOf(shadow.Id));
        Assert.Equal(["overlay.jpg", "clean.jpg"], shadow.Stills.Select(still => still.Name));
    }

    [Fact]
    public async Task Submit_TrialIsOver_TheRealCaseTakesTheShadowsPlace()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One() with { Shadow = true });
        await rig.CasesReachAsync(1);

        await rig.RestartAsync();
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);

        Assert.Equal([CaseStates.PendingReview, CaseStates.Closed], rig.Cases.Select(one => one.State));
        Assert.Equal([Candidates.One().Key, Candidates.One().Key], rig.Cases.Select(one => one.Filed.DedupeKey));
    }

    [Fact]
    public async Task Submit_TwoRulesOfOneCategoryAtOnePlace_IsOneCaseUntilBothSeeItEmpty()
    {
        await using var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        rig.Desk.Submit(Candidates.One("cam-1/night/car/4-5") with { RuleId = "night" });
        await rig.EventsReachAsync(2);

        rig.Desk.Vacate(Candidates.Empty());
        rig.Desk.Submit(Candidates.One("cam-1/night/car/4-5") with { RuleId = "night" });
        await rig.EventsReachAsync(3);
        Assert.Null(Assert.Single(rig.Cases).VacatedAt);

        rig.Desk.Vacate(Candidates.Empty("cam-1/night/car/4-5"));
        await rig.EventsReachAsync(4);
        Assert.NotNull(Assert.Single(rig.Cases).VacatedAt);
    }

    [Fact]
    public async Task Submit_AnotherCategoryAtThePlace_IsAnotherCase()
    {
        await using var rig = await new DeskRig().StartAsync();

        rig.Desk.Submit(Candidates.One());
        rig.Desk.Submit(Candidates.One("cam-1/fire/car/4-5") with { RuleId = "fire", Category = "fire-lane-blocked" });
        await rig.EventsReachAsync(2);

        Assert.Equal(2, rig.Cases.Count);
    }

    [Fact]
    public async Task Vacate_OpenCase_TellsItAndLetsTheNextOneBeANewCase()
    {
        await using var rig = await new DeskRig().StartAsync();

        rig.Desk.Submit(Candidates.One());
        rig.Desk.Vacate(Candidates.Empty("cam-1/parking/car/4-5"));
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(3);

        Assert.Equal(["filed", "updated", "filed"], rig.Events.Select(told => told.Type.Split('.')[2]));
        Assert.Equal("place-vacated", rig.Events[1].Data.GetProperty("change").GetString());
        Assert.Equal([null, Candidates.Decided], rig.Cases.Select(one => one.VacatedAt));
        // A vacated place says nothing about guilt: a person still looks at it.
        Assert.All(rig.Cases, one => Assert.Equal(CaseStates.PendingReview, one.State));
    }

    [Fact]
    public async Task Vacate_PlaceWithoutCase_DoesNothing()
    {
        await using var rig = await new DeskRig().StartAsync();

        rig.Desk.Vacate(Candidates.Empty("cam-1/parking/car/1-1"));
        rig.Desk.Submit(Candidates.One());
        await rig.EventsReachAsync(1);

        Assert.Single(rig.Events);
    }

    [Fact]
    public async Task Submit_DiskRefusesEvidence_IsTriedAgainUntilItWorks()
    {
        await using var rig = new DeskRig();
        var inTheWay = Path.Combine(rig.DataDirectory, "evidence");
        await File.WriteAllTextAsync(inTheWay, "a file where the folder should be", TestContext.Current.CancellationToken);
        await rig.StartAsync();

        rig.Desk.Submit(Candidates.One());
        await Wait.UntilAsync(() => rig.Log.Lines.Any(line => line.Contains("cannot be filed yet")));
        Assert.Empty(rig.Cases);
        File.Delete(inTheWay);
        await Wait.UntilAsync(() =>
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(5));
            return rig.Cases.Count == 1;
        });

        Assert.Single(rig.Events);
    }

    [Theory]
    [InlineData("cam-9", "overlay.jpg")]
    [InlineData("cam-1", "../../overlay.jpg")]
    [InlineData("cam-1", ".hidden")]
    public async Task Submit_OneThatCanNeverBeFiled_DoesNotHoldUpTheNext(string camera, string still)
    {
        await using var rig = await new DeskRig().StartAsync();

        rig.Desk.Submit(Candidates.One("a", camera: camera) with { Stills = [Candidates.Still(still, 1)] });
        rig.Desk.Submit(Candidates.One("b"));
        await rig.EventsReachAsync(1);

        Assert.Equal("b", Assert.Single(rig.Cases).Filed.DedupeKey);
        Assert.Contains("cannot be filed", Assert.Single(rig.Log.Errors));
        Assert.Empty(Directory.EnumerateFiles(rig.DataDirectory));
    }

    [Fact]
    public async Task Stop_WithCandidatesWaiting_FilesThemFirst()
    {
        await using var rig = await new DeskRig().StartAsync();
        for (var i = 0; i < 20; i++)
            rig.Desk.Submit(Candidates.One($"key-{i}") with { Box = new Box(i / 25f, 0, (i + 1) / 25f, 1) });

        await rig.Desk.StopAsync(CancellationToken.None);

        Assert.Equal(20, rig.Cases.Count);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"key-{i}"), rig.Cases.Reverse().Select(one => one.Filed.DedupeKey));
    }

    [Fact]
    public async Task Latest_Pages_GoFromNewestToOldest()
    {
        await using var rig = await new DeskRig().StartAsync();
        for (var i = 0; i < 5; i++)
            rig.Desk.Submit(Candidates.One($"key-{i}") with { Box = new Box(i / 25f, 0, (i + 1) / 25f, 1) });
        await rig.EventsReachAsync(5);

        var first = rig.Store.Latest(2);
        var second = rig.Store.Latest(2, new CaseFilter(Before: first[^1].Number));

        Assert.Equal(["key-4", "key-3", "key-2", "key-1"], first.Concat(second).Select(one => one.Filed.DedupeKey));
        Assert.Equal(first[0].Filed.Sighting.Box, rig.Store.Find(first[0].Id)!.Filed.Sighting.Box);
        Assert.Null(rig.Store.Find(Guid.NewGuid()));
    }
}
