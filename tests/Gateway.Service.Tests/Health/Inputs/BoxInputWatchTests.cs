using EdgeGateway.Devices.BoxInputs;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Health.Inputs;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Health.Inputs;

public sealed class BoxInputWatchTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly HealthRegistry _health = new();
    private bool? _high = false;

    [Theory]
    [InlineData("door", "input.door")]
    [InlineData("fan", "input.fan")]
    [InlineData("ups", "input.ups")]
    [InlineData("power", "input.power")]
    public void Wire_ThatBecomesActive_IsAmberWithItsOwnCause_AndGreenAgain(string kind, string code)
    {
        using var watch = Watch(kind);
        watch.Look();
        Assert.Equal((ThingState.Online, null), Seen());

        _high = true;
        watch.Look();
        Assert.Equal((ThingState.Degraded, code), Seen());
        var since = _health.Find("input-one")!.Since;
        _clock.Advance(TimeSpan.FromMinutes(1));
        watch.Look();
        Assert.Equal(since, _health.Find("input-one")!.Since);

        _high = false;
        watch.Look();
        Assert.Equal((ThingState.Online, null), Seen());
    }

    [Fact]
    public void Wire_OfNoKind_IsNoTroubleWhenActive()
    {
        using var watch = Watch("other");
        _high = true;
        watch.Look();

        Assert.Equal((ThingState.Online, null), Seen());
    }

    [Fact]
    public void Wire_ThatCannotBeRead_SaysSo_AndRecovers()
    {
        using var watch = Watch("ups");
        _high = null;
        watch.Look();
        Assert.Equal((ThingState.Offline, "input.unreadable"), Seen());

        _high = false;
        _clock.Advance(TimeSpan.FromMinutes(1));
        watch.Look();

        Assert.Equal((ThingState.Online, null), Seen());
    }

    private BoxInputWatch Watch(string kind) => new(
        new BoxInputs([new BoxInputOptions { Id = "one", Kind = kind }], _ => () => _high ?? throw new IOException("no such line"), _clock), _health, _clock);

    private (ThingState State, string? Code) Seen() => _health.Find("input-one") is { } thing ? (thing.State, thing.Trouble?.Code) : default;
}
