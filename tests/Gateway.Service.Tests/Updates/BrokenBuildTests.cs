using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Updates;

/// <summary>New versions that crash, hang or cannot record go back by themselves; a good one stays. Real processes, the scripts of the service.</summary>
public sealed class BrokenBuildTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    [Fact]
    public async Task Build_ThatCrashes_GoesBack_AndTheVersionBeforeServesAgain()
    {
        Linux();
        await using var rig = new ServiceRig(realBefore: true);
        rig.Update("#!/bin/sh\nexit 1\n");
        rig.Start();

        await Wait.UntilAsync(() => rig.IsOver, Longest, () => rig.State);

        Assert.Equal(("returned", "0.1.0", false), (rig.Folder.LastUpdate["result"], rig.Folder.Current, rig.Folder.OnTrial));
        Assert.Contains("3 times", rig.Folder.LastUpdate["reason"], StringComparison.Ordinal);
        using var http = new HttpClient();
        await Wait.UntilAsync(() => Answers(http, rig.Port), Longest, () => rig.State);
    }

    [Fact]
    public async Task Build_ThatHangs_IsEndedAndGoesBack()
    {
        Linux();
        await using var rig = new ServiceRig();
        rig.Update("#!/bin/sh\nexec sleep 300\n", within: 1);
        rig.Start();

        await Wait.UntilAsync(() => rig.IsOver, Longest, () => rig.State);

        Assert.Equal(("returned", "0.1.0"), (rig.Folder.LastUpdate["result"], rig.Folder.Current));
        Assert.Contains("does not answer", rig.Folder.LastUpdate["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_ThatCannotRecord_GoesBackAndSaysWhy()
    {
        Linux();
        await using var rig = new ServiceRig();
        rig.Update(rig.Answering("0.2.0", status: 503), within: 2);
        rig.Start();

        await Wait.UntilAsync(() => rig.IsOver, Longest, () => rig.State);

        Assert.Equal(("returned", "0.1.0"), (rig.Folder.LastUpdate["result"], rig.Folder.Current));
        Assert.Contains("journal", rig.Folder.LastUpdate["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_ThatIsWell_IsKept_AlsoWhenThePowerIsCutInTheTrial()
    {
        Linux();
        var rig = new ServiceRig();
        await using var first = rig;
        rig.Update(rig.Answering("0.2.0"));
        // The box lost its power in the first trial's start: one attempt is noted.
        await rig.ChooseAsync();
        Assert.Equal(("0.2.0", "1"), (rig.Folder.Current, rig.Folder.Trial["attempts"]));
        rig.Start();

        await Wait.UntilAsync(() => rig.IsOver, Longest, () => rig.State);

        Assert.Equal(("kept", "0.2.0", false), (rig.Folder.LastUpdate["result"], rig.Folder.Current, rig.Folder.OnTrial));
    }

    [Fact]
    public async Task Return_CutOffInTheMiddle_IsFinishedAtTheNextStart()
    {
        Linux();
        await using var rig = new ServiceRig();
        rig.Update(rig.Answering("0.2.0"));
        await rig.ChooseAsync();
        // Decided, but the link was not changed yet when the power went.
        rig.Folder.Note(new Dictionary<string, string>(rig.Folder.Trial) { ["decided"] = "It does not answer" }, null);

        await rig.ChooseAsync();

        Assert.Equal(("returned", "0.1.0", "It does not answer", false), (rig.Folder.LastUpdate["result"], rig.Folder.Current, rig.Folder.LastUpdate["reason"], rig.Folder.OnTrial));
    }

    [Fact]
    public async Task OneWayBuild_ThatFails_StaysBecauseNothingOlderCouldRecord()
    {
        Linux();
        await using var rig = new ServiceRig();
        rig.Update(rig.Answering("0.2.0"));
        rig.Folder.Note(new Dictionary<string, string>(rig.Folder.Trial) { ["attempts"] = "3", ["oneway"] = "yes" }, null);

        await rig.ChooseAsync();

        Assert.Equal(("kept-without-return", false), (rig.Folder.LastUpdate["result"], rig.Folder.OnTrial));
    }

    private static bool Answers(HttpClient http, int port)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/health");
            return http.Send(request, TestContext.Current.CancellationToken).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static void Linux()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Scripts of the systemd service.");
    }
}
