using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Tests.Cases;
using EdgeGateway.Service.Web.Cameras;
using EdgeGateway.Vision;

namespace EdgeGateway.Service.Tests.Web.Cameras;

public sealed class CaseWordsTests
{
    [Theory]
    [InlineData(20, 0.5, true, "至少 20 秒（±0.5 秒）", "at least 20 s (±0.5 s)")]
    [InlineData(80.4, 0, false, "1 分 20 秒", "1 min 20 s")]
    [InlineData(59.7, 2.25, false, "1 分 0 秒（±2.3 秒）", "1 min 0 s (±2.3 s)")]
    [InlineData(100_000, 0, true, "至少 27 小时 46 分", "at least 27 h 46 min")]
    public void Dwell_AnySpan_SaysHowSureItIs(double seconds, double uncertainty, bool atStart, string zh, string en)
    {
        var words = CaseWords.Dwell(seconds, uncertainty, atStart);

        Assert.Equal((zh, en), (words.Zh, words.En));
    }

    [Theory]
    [InlineData("东门路与人民路口", "东门路口", "东门路与人民路口")]
    [InlineData("", "东门路口", "东门路口")]
    [InlineData("", "", "cam-1")]
    public void Place_WhatIsConfigured_FirstTheMostPrecise(string location, string name, string expected)
    {
        var filed = CaseWriteUp.Of(Guid.Empty, Candidates.One(), new CameraOptions { Id = "cam-1", Name = name, Location = location }, []);

        Assert.Equal(expected, CaseWords.Place(filed.Camera));
    }

    [Fact]
    public void Details_CameraWithNothingConfigured_LeaveTheEmptyOnesOut()
    {
        var filed = CaseWriteUp.Of(Guid.Empty, Candidates.One(), new CameraOptions { Id = "cam-1" }, []);
        var bare = CaseWords.Details(new CaseRecord(7, 7, filed, filed.State, Candidates.Decided, 20, 1, null)).ToList();
        var full = CaseWords.Details(new CaseRecord(7, 7, CaseWriteUp.Of(Guid.Empty, Candidates.One(), Candidates.Camera(), []), "", Candidates.Decided, 20, 1, null)).ToList();

        Assert.DoesNotContain(bare, one => one.Name.Zh == "坐标");
        Assert.Contains(full, one => one.Name.Zh == "坐标" && one.Value == "120.123456, 30.250000 (EPSG:4490)");
        Assert.All(bare, one => Assert.NotEmpty(one.Value));
        Assert.Equal(full.Select(one => one.Name).Where(name => bare.Any(one => one.Name == name)), bare.Select(one => one.Name));
    }

    [Fact]
    public void MainCode_EventWithoutCode_IsNull()
    {
        Assert.Equal("09009", CaseWords.MainCode(CaseWriteUp.Of(Guid.Empty, Candidates.One(), Candidates.Camera(), []))?.Code);
        Assert.Null(CaseWords.MainCode(CaseWriteUp.Of(Guid.Empty, Candidates.One() with { Category = "loitering" }, Candidates.Camera(), [])));
    }
}
