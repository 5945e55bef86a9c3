using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

public sealed class LabelRuleTests
{
    private static readonly Box Heap = Script.At(0.4f, 0.4f);

    [Fact]
    public void Label_InTheZone_IsToldAtTheThreshold()
    {
        var script = new Script(2).Stands("garbage", Heap, 5, 100).Play(Garbage(), 100);

        var (at, verdict) = Assert.Single(script.Found);
        Assert.Equal(35, at, 0.5);
        Assert.Equal("garbage", verdict.Label);
    }

    [Fact]
    public void Label_WhoseBoxJumpsAbout_IsOneCandidate()
    {
        var random = new Random(2);
        var script = new Script(2).Sees(_ => new Detection("garbage", 0.6f, Script.At(0.2f + (float)(random.NextDouble() * 0.5), 0.4f))).Play(Garbage(), 120);

        Assert.Single(script.Found);
    }

    [Fact]
    public void Label_SeenInOneOfFivePictures_IsNotTold() =>
        Assert.Empty(new Script(2).Sees(at => (int)Math.Round(at * 2) % 5 == 0 ? new Detection("garbage", 0.6f, Heap) : null).Play(Garbage(), 120).Found);

    [Fact]
    public void Label_BelowTheScoreOrOutsideTheZone_IsNotTold() =>
        Assert.Empty(new Script(2).Stands("garbage", Heap, 0, 100, score: 0.2f).Stands("garbage", Script.At(0.9f, 0.4f), 0, 100).Play(Garbage(), 100).Found);

    [Fact]
    public void Inertia_Configured_EndsItSooner()
    {
        var script = new Script(2).Stands("garbage", Heap, 0, 60).Play(Garbage(inertia: 4), 100);

        Assert.InRange(Assert.Single(script.Vacated).At, 64, 65);
    }

    private static Rule Garbage(double? inertia = null) => Rule.Create(new RuleOptions
    {
        Id = "rubbish",
        Kind = "label",
        Category = "exposed-garbage",
        Labels = ["garbage"],
        Zone = [[0, 0.2f], [0.8f, 0.2f], [0.8f, 0.9f], [0, 0.9f]],
        Threshold = TimeSpan.FromSeconds(30),
        Inertia = inertia is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    });
}
