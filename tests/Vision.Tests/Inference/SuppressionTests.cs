using CsCheck;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tests.Inference;

public sealed class SuppressionTests
{
    private static readonly Gen<List<Finding>> Any = (
        from cls in Gen.Int[0, 2]
        from score in Gen.Float[0.1f, 1]
        from left in Gen.Float[0, 50]
        from top in Gen.Float[0, 50]
        from size in Gen.Float[10, 40]
        select new Finding(cls, score, left, top, left + size, top + size)).List[0, 20];

    [Fact]
    public void Apply_TwoClassesInOnePlace_AreBothKept()
    {
        List<Finding> findings = [new(1, 0.5f, 0, 0, 10, 10), new(2, 0.9f, 0, 0, 10, 10)];
        Suppression.Apply(findings, 0.5f);

        Assert.Equal([2, 1], findings.Select(finding => finding.Class));
    }

    [Fact]
    public void Apply_AnyFindings_KeepsTheBestAndNoTwoThatOverlap() => Any.Sample(findings =>
    {
        var kept = new List<Finding>(findings);
        Suppression.Apply(kept, 0.5f);

        Assert.Equal(findings.Count == 0, kept.Count == 0);
        if (findings.Count > 0)
            Assert.Equal(findings.Max(each => each.Score), kept[0].Score);
        for (var i = 0; i < kept.Count; i++)
        {
            for (var j = i + 1; j < kept.Count; j++)
                Assert.False(kept[i].Class == kept[j].Class && kept[i].Iou(kept[j]) > 0.5f);
        }
        Assert.All(findings, each => Assert.Contains(kept, best => best == each || (best.Class == each.Class && best.Iou(each) > 0.5f)));
    });
}
