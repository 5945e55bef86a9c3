using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Motion;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Motion;

public sealed class MotionGateTests
{
    private static readonly RuleOptions Everywhere = new() { Id = "r", Category = "c", Labels = ["car"] };

    private readonly MotionGate _gate = new(new MotionOptions(), [Everywhere]);

    /// <summary>The detector looked at the scene often enough.</summary>
    private static void Settle(MotionGate gate, double at, (int X, int Y)? thing = null)
    {
        for (var look = 3; look >= 0; look--)
            gate.Seen(Scene(Math.Max(0, at - (look * 0.1)), thing));
    }

    [Fact]
    public void IsQuiet_FirstPicture_No() => Assert.False(_gate.IsQuiet(Scene(0)));

    [Fact]
    public void IsQuiet_SamePicture_UntilTheHeartbeat()
    {
        Settle(_gate, 0);

        Assert.True(_gate.IsQuiet(Scene(1)));
        Assert.True(_gate.IsQuiet(Scene(4.9)));
        Assert.False(_gate.IsQuiet(Scene(5)));
    }

    [Fact]
    public void IsQuiet_NoiseAndACloud_Yes()
    {
        Settle(_gate, 0);

        Assert.True(_gate.IsQuiet(Scene(1, noise: 6)));
        Assert.True(_gate.IsQuiet(Scene(2, lighter: 20, noise: 6)));
    }

    [Fact]
    public void IsQuiet_SomethingCameOrWent_No()
    {
        Settle(_gate, 0);
        Assert.False(_gate.IsQuiet(Scene(1, thing: (100, 60))));

        _gate.Seen(Scene(1, thing: (100, 60)));
        Settle(_gate, 1.5, thing: (100, 60));
        Assert.True(_gate.IsQuiet(Scene(2, thing: (100, 60))));
        Assert.False(_gate.IsQuiet(Scene(3)));
    }

    /// <summary>A pixel a second: never much from one picture to the next, but compared with what the detector saw it adds up.</summary>
    [Fact]
    public void IsQuiet_ThingThatCreeps_IsSeenBeforeItIsFar()
    {
        var gate = new MotionGate(new MotionOptions { Heartbeat = TimeSpan.FromMinutes(1) }, [Everywhere]);
        Settle(gate, 0, thing: (100, 60));

        var moved = Enumerable.Range(1, 30).First(step => !gate.IsQuiet(Scene(step, thing: (100 + step, 60))));

        Assert.InRange(moved, 1, 4);
    }

    [Fact]
    public void IsQuiet_ChangeOutsideTheZones_YesAndOnlyThatSpotIsNotStill()
    {
        var gate = new MotionGate(new MotionOptions(), [new RuleOptions { Id = "r", Category = "c", Labels = ["car"], Zone = [[0.6f, 0.1f], [0.9f, 0.1f], [0.9f, 0.9f], [0.6f, 0.9f]] }]);
        Settle(gate, 0);

        Assert.True(gate.IsQuiet(Scene(1, thing: (40, 60))));
        Assert.False(gate.IsStill(new Box(0.1f, 0.3f, 0.25f, 0.5f)));
        Assert.True(gate.IsStill(new Box(0.7f, 0.3f, 0.85f, 0.5f)));
        Assert.False(gate.IsQuiet(Scene(2, thing: (240, 60))));
    }

    [Theory]
    [InlineData("crossing")]
    [InlineData("stopped")]
    public void IsQuiet_RuleThatFollowsThings_LooksEverywhere(string kind)
    {
        var gate = new MotionGate(new MotionOptions(), [new RuleOptions { Id = "r", Kind = kind, Category = "c", Labels = ["car"], Zone = [[0.6f, 0.1f], [0.9f, 0.1f], [0.9f, 0.9f]] }]);
        Settle(gate, 0);

        Assert.False(gate.IsQuiet(Scene(1, thing: (40, 60))));
    }

    [Fact]
    public void IsQuiet_NewConnectionOrSizeOrTimeBackwards_No()
    {
        Settle(_gate, 3);

        Assert.False(_gate.IsQuiet(Scene(4, epoch: 1)));
        Assert.False(_gate.IsQuiet(Scene(2)));
        Assert.False(_gate.IsQuiet(Vtest.Flat(640, 360, 90, 90, 90, 4)));
    }

    [Fact]
    public void IsQuiet_RightAfterAChange_NotBeforeSomeMoreLooks()
    {
        for (var at = 0.0; at < 4; at++)
        {
            Assert.False(_gate.IsQuiet(Scene(at / 2)));
            _gate.Seen(Scene(at / 2));
        }

        Assert.True(_gate.IsQuiet(Scene(2)));
        _gate.Seen(Scene(2.5, thing: (100, 60)));
        Assert.False(_gate.IsQuiet(Scene(3, thing: (100, 60))));
    }

    private static Frame Scene(double at, (int X, int Y)? thing = null, int lighter = 0, int noise = 0, int epoch = 0)
    {
        var random = new Random((int)(at * 10));
        var frame = Vtest.Flat(320, 180, 90, 90, 90, at, epoch);
        var light = frame.Luma;
        for (var i = 0; i < light.Length; i++)
        {
            var (x, y) = (i % 320, i / 320);
            var level = 90 + (x / 40 * 10) + lighter + (noise > 0 ? random.Next(-noise, noise + 1) : 0);
            if (thing is { } at2 && x >= at2.X && x < at2.X + 24 && y >= at2.Y && y < at2.Y + 16)
                level = 30;
            light[i] = (byte)level;
        }
        return frame;
    }
}
