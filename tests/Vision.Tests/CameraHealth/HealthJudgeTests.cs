using EdgeGateway.Vision.CameraHealth;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.CameraHealth;

public sealed class HealthJudgeTests
{
    private readonly HealthRun _run = new();

    [Fact]
    public void Look_HealthyBusyStreet_NeverSuspendsAnything()
    {
        _run.Play(at => Views.Street(at), 15).Play(Views.Busy, 120);

        Assert.True(_run.Changes.Count == 0 && _run.Unsafe.Count == 0, _run.ToString());
        Assert.Single(_run.Learned);
        Assert.All(_run.Judge.Spells.Where(spell => spell.Kind != CameraFaultKind.ClockDrift), spell => Assert.True(spell.IsWell, $"{spell.Kind}"));
    }

    [Theory]
    [InlineData(CameraFaultKind.Dark)]
    [InlineData(CameraFaultKind.Overexposed)]
    [InlineData(CameraFaultKind.Covered)]
    [InlineData(CameraFaultKind.Blurred)]
    [InlineData(CameraFaultKind.ViewChanged)]
    public void Look_OneFault_IsToldAloneAndEndsAfterwards(CameraFaultKind kind)
    {
        _run.Play(at => Views.Street(at), 15);

        _run.Play(at => Sick(kind, at), 40);
        Assert.Equal([kind], _run.Active);
        _run.Play(at => Views.Street(at), 40);

        Assert.True(_run.Changes.Count == 2, _run.ToString());
        // 15 s of signs; the view is judged by a running picture and takes a few seconds more on both ends.
        Assert.InRange(_run.Changes[0].At - 15, 15, 25);
        Assert.InRange(_run.Changes[1].At - 55, 10, 25);
        Assert.Empty(_run.Active);
    }

    [Theory]
    [InlineData(CameraFaultKind.Dark)]
    [InlineData(CameraFaultKind.Overexposed)]
    [InlineData(CameraFaultKind.Covered)]
    [InlineData(CameraFaultKind.Blurred)]
    public void Look_FirstSign_SuspendsAtOnceAndAShortOneIsNoFault(CameraFaultKind kind)
    {
        _run.Play(at => Views.Street(at), 15).Play(at => Sick(kind, at), 5).Play(at => Views.Street(at), 20);

        Assert.Equal([15, 16, 17, 18, 19], _run.Unsafe.Take(5));
        Assert.True(_run.Unsafe.Count <= 7, _run.ToString());
        Assert.Empty(_run.Changes);
    }

    [Fact]
    public void Look_SamePictureAgainAndAgain_IsFrozenAfterItsTime()
    {
        _run.Play(at => Views.Street(at), 15).Play(_ => Views.Street(14), 80);
        Assert.Equal([CameraFaultKind.Frozen], _run.Active);
        // The 15th picture is the first of the same ones.
        Assert.InRange(_run.Changes[0].At, 14 + 60, 14 + 62);

        _run.Play(at => Views.Street(at), 15);

        Assert.Empty(_run.Active);
    }

    [Fact]
    public void Look_StillStreetWithASensorsNoise_IsNotFrozen()
    {
        _run.Play(at => Views.Street(at), 200);

        Assert.Empty(_run.Changes);
        Assert.Empty(_run.Unsafe);
    }

    [Fact]
    public void Look_TurnedALittle_SaysHowFar()
    {
        _run.Play(at => Views.Street(at), 15).Play(at => Views.Turned(at, 40, 16), 40);

        Assert.Equal([CameraFaultKind.ViewChanged], _run.Active);
        Assert.Contains("at 10,4 of 96x54", _run.Judge.Measures[CameraFaultKind.ViewChanged]);
    }

    [Fact]
    public void Look_MovedByLessThanTheLimit_IsFine()
    {
        _run.Play(at => Views.Street(at), 15).Play(at => Views.Turned(at, 6, 0), 60);

        Assert.Empty(_run.Changes);
    }

    [Fact]
    public void Look_LightFallsToAThird_IsStillTheSameView()
    {
        _run.Play(at => Views.Street(at), 15).Play(at => Views.Darkened(at, 0.6), 60);

        Assert.True(_run.Changes.Count == 0, _run.ToString());
    }

    [Fact]
    public void Look_InfraredAtNight_LearnsASecondReferenceInsteadOfCallingTheViewChanged()
    {
        _run.Play(at => Views.Street(at), 15).Play(Views.Infrared, 40).Play(at => Views.Street(at), 40).Play(Views.Infrared, 40);

        Assert.True(_run.Changes.Count == 0, _run.ToString());
        Assert.Equal([Light.Day, Light.Night], _run.Learned.Select(each => each.Light));
    }

    [Fact]
    public void Renew_AfterAMeantMove_EndsTheFaultAndTakesTheNewViewForRight()
    {
        _run.Play(at => Views.Street(at), 15).Play(at => Views.Street(at, seed: 2), 40);
        Assert.Equal([CameraFaultKind.ViewChanged], _run.Active);

        _run.Judge.Renew();
        _run.Play(at => Views.Street(at, seed: 2), 60);

        Assert.Empty(_run.Active);
        Assert.Equal(2, _run.Learned.Count);
    }

    [Fact]
    public void New_WithAReferenceOfAnEarlierRun_KnowsTheViewAtOnce()
    {
        _run.Play(at => Views.Street(at), 15);

        var next = new HealthRun(references: _run.Learned).Play(at => Views.Street(at, seed: 2), 20);

        Assert.Equal([CameraFaultKind.ViewChanged], next.Active);
        Assert.Empty(next.Learned);
    }

    [Fact]
    public void Look_CoveredFromTheStart_IsToldAndNeverLearned()
    {
        _run.Play(at => Views.Covered(at, 1), 40);

        Assert.Equal([CameraFaultKind.Covered], _run.Active);
        Assert.Empty(_run.Learned);
    }

    [Fact]
    public void Look_DarkWhileBlurred_DoesNotEndWhatCannotBeSeen()
    {
        _run.Play(at => Views.Street(at), 15).Play(at => Sick(CameraFaultKind.Blurred, at), 30).Play(at => Sick(CameraFaultKind.Dark, at), 60);

        Assert.Equal([CameraFaultKind.Dark, CameraFaultKind.Blurred], _run.Active);
    }

    [Fact]
    public void Tick_NoPictures_IsLostAfterItsTimeAndHoldsNobodyUp()
    {
        _run.Play(at => Views.Street(at), 15).Silence(61);
        Assert.Equal([CameraFaultKind.Lost], _run.Active);
        Assert.False(_run.Judge.IsUnsafe);

        _run.Play(at => Views.Street(at), 12);

        Assert.Empty(_run.Active);
    }

    [Fact]
    public void Look_StreamRunsFivePercentFast_IsClockDrift()
    {
        _run.Play(at => Views.Street(at), 150, rate: 1.05);

        Assert.Equal([CameraFaultKind.ClockDrift], _run.Active);
        Assert.Contains("gained", _run.Judge.Measures[CameraFaultKind.ClockDrift]);
    }

    [Fact]
    public void Ignore_Fault_IsNotLookedFor()
    {
        var run = new HealthRun(new CameraHealthOptions { ReferenceLooks = 10, Ignore = ["view-changed"] });

        run.Play(at => Views.Street(at), 15).Play(at => Views.Street(at, seed: 2), 60);

        Assert.DoesNotContain(CameraFaultKind.ViewChanged, run.Active);
    }

    private static Frame Sick(CameraFaultKind kind, double at) => kind switch
    {
        CameraFaultKind.Dark => Views.Darkened(at, 0.05),
        CameraFaultKind.Overexposed => Views.White(at),
        CameraFaultKind.Covered => Views.Covered(at, 0.8),
        CameraFaultKind.Blurred => Views.Blurred(at, 3),
        CameraFaultKind.ViewChanged => Views.Street(at, seed: 2),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
