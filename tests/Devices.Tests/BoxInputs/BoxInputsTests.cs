using EdgeGateway.Devices.BoxInputs;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Devices.Tests.BoxInputs;

/// <summary>Wires behind a controller in software. No GPIO chip was there to try.</summary>
public sealed class BoxInputsTests
{
    private static readonly BoxInputOptions Door = new() { Id = "door", Kind = "door", Pin = 17 };
    private static readonly BoxInputOptions Mains = new() { Id = "mains", Kind = "power", Pin = 27, ActiveLow = true };

    private readonly FakeTimeProvider _clock = new();
    private readonly Dictionary<int, bool> _high = new() { [17] = true, [27] = true };
    private int _opened;
    private Exception? _refusal;

    [Fact]
    public void Wires_AreReadAsTheyAre_AndActiveLowTheOtherWayRound()
    {
        var inputs = Inputs(Door, Mains);
        Assert.Equal([new("door", "door", true), new("mains", "power", false)], inputs.Read());
        _high[27] = false;
        Assert.True(inputs.Read()[1].Active);
        Assert.Equal(2, _opened);
    }

    [Fact]
    public void Nothing_IsOpenedBeforeSomebodyLooks()
    {
        _ = Inputs(Door);

        Assert.Equal(0, _opened);
    }

    [Fact]
    public void Chip_ThatIsNotThere_TellsNothing_AndIsTriedAgainInAMinute()
    {
        var inputs = Inputs(Door);
        _refusal = new IOException("no chip");
        Assert.Null(inputs.Read()[0].Active);
        _refusal = null;
        Assert.Null(inputs.Read()[0].Active);

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(inputs.Read()[0].Active);
    }

    private EdgeGateway.Devices.BoxInputs.BoxInputs Inputs(params BoxInputOptions[] options) => new(options, Open, _clock);

    private Func<bool> Open(BoxInputOptions options)
    {
        if (_refusal is not null)
            throw _refusal;
        _opened++;
        return () => _high[options.Pin];
    }
}
