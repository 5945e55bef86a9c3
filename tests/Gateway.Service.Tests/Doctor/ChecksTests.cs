using EdgeGateway.Service.Doctor;

namespace EdgeGateway.Service.Tests.Doctor;

/// <summary>Every check: quiet on a healthy box, and heard when its thing is broken.</summary>
public sealed class ChecksTests
{
    private static readonly IReadOnlyList<Breaker> Breakers = [.. BoxBreakers.All, .. DataBreakers.All, .. NetworkBreakers.All, .. ThingBreakers.All];

    /// <summary>Broken by tests of their own.</summary>
    private static readonly string[] Elsewhere = ["configuration.valid", "print.fonts", "print.skia"];

    public static TheoryData<string> Ids => [.. Breakers.Select(breaker => breaker.Id).Distinct()];

    [Fact]
    public void Table_HasAtLeastFortyChecks_EachWithAnIdOfItsOwnAndAWayToBreakIt()
    {
        var ids = CheckTable.All.Select(check => check.Id).ToList();

        Assert.InRange(ids.Count, 40, 200);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids.Except(Elsewhere).Order(), Breakers.Select(breaker => breaker.Id).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Check_OnAHealthyBox_SaysNothing_AndSeesWhatIsBroken(string id)
    {
        foreach (var breaker in Breakers.Where(breaker => breaker.Id == id))
        {
            await using var rig = new DoctorRig();
            var before = await DoctorRig.LookAsync(id, breaker.Before(rig));
            var after = await DoctorRig.LookAsync(id, await breaker.Broken(rig));

            Assert.All(before, finding => Assert.True(finding.Level is CheckLevel.Ok or CheckLevel.Skipped, $"{finding}"));
            Assert.NotEmpty(before);
            Assert.True(after.Count > 0 && after.Max(finding => finding.Level) == breaker.Level, string.Join("; ", after));
            Assert.All(after.Where(finding => finding.Level >= CheckLevel.Warn), finding =>
            {
                Assert.True(finding.Cause is { Zh.Length: > 0, En.Length: > 0 } && finding.NextStep is { Zh.Length: > 0, En.Length: > 0 }, $"{finding}");
                Assert.NotEqual("", finding.Evidence.En);
            });
        }
    }
}
