using EdgeGateway.Vision.CameraHealth;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.CameraHealth;

/// <summary>The formula of Vision/README.md, "Picture quality".</summary>
public sealed class PictureQualityTests
{
    private readonly HealthRun _run = new();

    private PictureQuality Quality => _run.Judge.Quality!;

    [Fact]
    public void Grade_BusyStreet_IsGood()
    {
        _run.Play(at => Views.Street(at), 15).Play(Views.Busy, 60);

        Assert.True(Quality.Grade > 0.9, $"{Quality.Worst} {Quality.Grade}");
        Assert.Equal(["blurred", "covered", "dark", "frozen", "overexposed", "view-changed"], Quality.Parts.Keys.Order());
    }

    public static TheoryData<string, Func<double, Frame>> Bad => new()
    {
        { "dark", at => Views.Darkened(at, 0.05) },
        { "overexposed", Views.White },
        { "covered", at => Views.Covered(at, 1) },
        { "blurred", at => Views.Blurred(at, 4) },
        { "view-changed", at => Views.Street(at, seed: 2) },
        { "frozen", _ => Views.Street(14) },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Grade_OneFault_FallsBecauseOfItAndRisesAfterwards(string fault, Func<double, Frame> picture)
    {
        _run.Play(at => Views.Street(at), 15).Play(picture, 30);
        Assert.True(Quality.Grade < 0.1, $"{Quality.Worst} {Quality.Grade}");
        Assert.Equal(fault, Quality.Worst);

        _run.Play(at => Views.Street(at), 40);

        Assert.True(Quality.Grade > 0.9, $"{Quality.Worst} {Quality.Grade}");
    }

    [Fact]
    public void Grade_ALittleOutOfFocus_IsLessThanGoodLongBeforeItIsAFault()
    {
        _run.Play(at => Views.Street(at), 15).Play(at => Views.Blurred(at, 1), 30);

        Assert.Empty(_run.Active);
        Assert.InRange(Quality.Parts["blurred"], 0.05, 0.9);
        Assert.Equal("blurred", Quality.Worst);
    }

    [Fact]
    public void Grade_OneBadPicture_HardlyMatters()
    {
        _run.Play(at => Views.Street(at), 15).Play(at => Views.Covered(at, 1), 1);

        Assert.InRange(Quality.Grade, 0.7, 0.9);
    }

    [Fact]
    public void Grade_NoPicture_IsNone()
    {
        _run.Play(at => Views.Street(at), 15).Silence(3);

        Assert.Null(_run.Judge.Quality);
    }

    [Fact]
    public void Grade_InTheDark_SaysNothingAboutFocus()
    {
        _run.Play(at => Views.Street(at), 15).Play(at => Views.Darkened(at, 0.05), 5);

        Assert.DoesNotContain("blurred", Quality.Parts.Keys);
    }

    [Fact]
    public void Grade_IgnoredFault_DoesNotSpoilIt()
    {
        var run = new HealthRun(new CameraHealthOptions { ReferenceLooks = 10, Ignore = ["blurred"] });
        run.Play(at => Views.Street(at), 15).Play(at => Views.Blurred(at, 4), 30);

        Assert.DoesNotContain("blurred", run.Judge.Quality!.Parts.Keys);
    }
}
