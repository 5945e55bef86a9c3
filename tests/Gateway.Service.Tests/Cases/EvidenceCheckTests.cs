using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Proof;
using EdgeGateway.Service.Web.Review;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Evidence;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Tests.Cases;

/// <summary>Somebody with the box's disk in hand: each of these leaves a trace.</summary>
public sealed class EvidenceCheckTests
{
    [Fact]
    public async Task Run_NothingTouched_IsIntact()
    {
        await using var rig = await FiledAsync();

        var report = Check(rig);

        Assert.True(report.Intact, string.Join('\n', report.Faults));
        // Three cases with two pictures, one of them with a picture of the empty place in a manifest of its own.
        Assert.Equal((4, 7, 0, 0), (report.Manifests, report.Pictures, report.Deleted, report.Unsigned));
        Assert.Equal(3, Check(rig, rig.Cases[2].Id).Pictures);
    }

    [Fact]
    public async Task Manifest_PictureInWhichSomethingWasHidden_SaysWhatAndByWhichModel()
    {
        await using var rig = await new DeskRig().StartAsync();
        var hidden = new Hidden("faces", new string('7', 64), ["face", "plate"], 3, Whole: false);
        rig.Desk.Submit(Candidates.One() with { Stills = [Candidates.Still("overlay.jpg", 1) with { Hidden = hidden }] });
        await rig.EventsReachAsync(1);

        Assert.True(Check(rig).Intact);
        var manifest = rig.Store.ManifestsOf(rig.Cases[0].Id).Single().Body;
        Assert.Contains($$"""
            "hidden":{"model":"faces","sha256":"{{hidden.Sha256}}","labels":["face","plate"],"regions":3,"whole":false}
            """, manifest, StringComparison.Ordinal);
        var sheet = CaseSheet.Of(rig.Cases[0], rig.Clock).Single(line => line.Name.En == "Hidden");
        Assert.Contains("face、plate 3 处", sheet.Value.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PictureChanged_NamesIt()
    {
        await using var rig = await FiledAsync();
        await File.AppendAllTextAsync(Picture(rig, "clean.jpg"), "x", TestContext.Current.CancellationToken);

        Assert.Equal(("picture-changed", "clean.jpg"), Only(Check(rig)));
    }

    [Fact]
    public async Task Run_PictureRemoved_NamesIt()
    {
        await using var rig = await FiledAsync();
        File.Delete(Picture(rig, "overlay.jpg"));

        Assert.Equal(("picture-missing", "overlay.jpg"), Only(Check(rig)));
    }

    [Fact]
    public async Task Run_ManifestsSwapped_SeesTheOrder()
    {
        await using var rig = await FiledAsync();
        Tamper(rig, "UPDATE evidence_manifest SET number = -1 WHERE number = 2; UPDATE evidence_manifest SET number = 2 WHERE number = 3; UPDATE evidence_manifest SET number = 3 WHERE number = -1");

        Assert.Contains(Check(rig).Faults, fault => fault.Kind == "chain");
        Assert.Contains(Check(rig).Faults, fault => fault is { Kind: "gap", Detail: "was signed as 3" });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Run_ManifestTakenOut_IsMissed(int number)
    {
        await using var rig = await FiledAsync();
        Tamper(rig, $"DELETE FROM evidence_manifest WHERE number >= {number}");

        Assert.Contains(Check(rig).Faults, fault => fault.Kind == "no-manifest");
    }

    [Fact]
    public async Task Run_ManifestTakenOutOfTheMiddle_LeavesAGap()
    {
        await using var rig = await FiledAsync();
        Tamper(rig, "DELETE FROM evidence_manifest WHERE number = 2");

        Assert.Contains(Check(rig).Faults, fault => fault is { Kind: "gap", Number: 3 });
    }

    [Fact]
    public async Task Run_ManifestRewritten_BreaksSignatureAndChain()
    {
        await using var rig = await FiledAsync();
        Tamper(rig, "UPDATE evidence_manifest SET body = replace(body, '\"name\":\"overlay.jpg\"', '\"name\":\"clean.jpg\"') WHERE number = 1");

        var faults = Check(rig).Faults;
        Assert.Contains(faults, fault => fault is { Kind: "signature", Number: 1 });
        Assert.Contains(faults, fault => fault is { Kind: "chain", Number: 2 });
    }

    [Fact]
    public async Task Run_ManifestIsNoDocumentAnyMore_IsAFaultAndNoCrash()
    {
        await using var rig = await FiledAsync();
        Tamper(rig, "UPDATE evidence_manifest SET body = 'rubbish' WHERE number = 1");

        Assert.Contains(Check(rig).Faults, fault => fault is { Kind: "signature", Detail: "NotSigned" });
    }

    [Fact]
    public async Task Run_AgainstAnotherBoxsKey_TrustsNothing()
    {
        await using var rig = await FiledAsync();
        using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);

        var report = rig.Journal.Read(connection => EvidenceAudit.Run(connection, new EvidenceFolder(rig.DataDirectory), other.ExportSubjectPublicKeyInfoPem(), null));

        Assert.Equal(4, report.Faults.Count(fault => fault is { Kind: "signature", Detail: "OtherKey" }));
    }

    [Fact]
    public async Task Tables_OfStepsAndManifests_CannotBeChangedByMistake()
    {
        await using var rig = await FiledAsync();
        using var connection = new SqliteConnection($"Data Source={rig.JournalPath};Pooling=False");
        connection.Open();

        foreach (var statement in new[] { "UPDATE case_step SET by = 'x'", "DELETE FROM case_step", "UPDATE evidence_manifest SET case_id = 'x'", "DELETE FROM evidence_manifest" })
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            Assert.Contains("only added to", Assert.Throws<SqliteException>(() => command.ExecuteNonQuery()).Message);
        }
    }

    private static async Task<DeskRig> FiledAsync()
    {
        var rig = await new DeskRig().StartAsync();
        rig.Desk.Submit(Candidates.One());
        rig.Desk.Submit(Candidates.One("b") with { Box = new Box(0.5f, 0, 0.6f, 1) });
        rig.Desk.Submit(Candidates.One("c") with { Box = new Box(0.7f, 0, 0.8f, 1) });
        rig.Desk.Vacate(Candidates.Empty());
        await rig.EventsReachAsync(4);
        return rig;
    }

    private static EvidenceReport Check(DeskRig rig, Guid? only = null) => rig.Journal.Read(connection =>
        EvidenceAudit.Run(connection, new EvidenceFolder(rig.DataDirectory), rig.Key.ExportSubjectPublicKeyInfoPem(), only));

    private static (string, string) Only(EvidenceReport report)
    {
        var fault = Assert.Single(report.Faults);
        return (fault.Kind, fault.Detail);
    }

    private static string Picture(DeskRig rig, string name) =>
        Directory.EnumerateFiles(Path.Combine(rig.DataDirectory, "evidence"), name, SearchOption.AllDirectories).First();

    private static void Tamper(DeskRig rig, string statements)
    {
        using var connection = new SqliteConnection($"Data Source={rig.JournalPath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"DROP TRIGGER evidence_manifest_fixed; DROP TRIGGER evidence_manifest_kept; {statements}";
        command.ExecuteNonQuery();
    }
}
