using EdgeGateway.Devices.Health;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.Tests.Health;

public sealed class PowerStatesTests
{
    [Theory]
    [InlineData(ThingState.Online, null, PowerState.Online)]
    [InlineData(ThingState.Degraded, "printer.paper-low", PowerState.Online)]
    [InlineData(ThingState.Degraded, "printer.silent", PowerState.OffOffline)]
    [InlineData(ThingState.Offline, "reader.not-found", PowerState.Off)]
    [InlineData(ThingState.Offline, "reader.unplugged", PowerState.Off)]
    [InlineData(ThingState.Offline, "reader.no-answer", PowerState.OffOffline)]
    [InlineData(ThingState.Offline, "printer.unreachable", PowerState.OffOffline)]
    [InlineData(ThingState.Offline, "reader.self-test", PowerState.Offline)]
    [InlineData(ThingState.Offline, "reader.not-authorised", PowerState.Offline)]
    [InlineData(ThingState.Offline, "printer.paper-out", PowerState.Offline)]
    [InlineData(ThingState.Offline, "reader.claimed", PowerState.Unknown)]
    [InlineData(ThingState.Offline, "reader.busy", PowerState.Unknown)]
    [InlineData(ThingState.Offline, "reader.no-permission", PowerState.Unknown)]
    [InlineData(ThingState.Offline, null, PowerState.OffOffline)]
    [InlineData(ThingState.Starting, null, PowerState.Unknown)]
    [InlineData(ThingState.Disabled, null, PowerState.Unknown)]
    public void Of_LocalWire_TellsOffFromOffline(ThingState state, string? code, PowerState expected) =>
        Assert.Equal(expected, PowerStates.Of(Status(state, code), local: true));

    [Theory]
    [InlineData("printer.not-found", PowerState.OffOffline)]
    [InlineData("printer.unplugged", PowerState.OffOffline)]
    [InlineData("printer.paper-out", PowerState.Offline)]
    public void Of_NetworkWire_DoesNotGuess(string code, PowerState expected) =>
        Assert.Equal(expected, PowerStates.Of(Status(ThingState.Offline, code), local: false));

    private static ThingStatus Status(ThingState state, string? code) =>
        new("thing-1", ThingKinds.ReceiptPrinter, state, DateTimeOffset.UnixEpoch, code is null ? null : new Trouble(code, new("因", "cause"), new("步", "step")));
}
