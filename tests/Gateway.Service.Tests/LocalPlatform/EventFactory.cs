using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.LocalPlatform;

namespace EdgeGateway.Service.Tests.LocalPlatform;

/// <summary>Sealed events of one gateway, each linked to the one before.</summary>
internal sealed class EventFactory(string gatewayId = "gw-1")
{
    private static readonly Guid Boot = new("00000000-0000-7000-8000-000000000001");

    private string _previous = HashChain.Start;
    private long _seq;

    public Arrival Next(bool replay = false, string? prevHash = null)
    {
        var message = new GatewayMessage(
            Guid.CreateVersion7(), gatewayId, "till", "test.thing.done.v1", DateTimeOffset.UnixEpoch.AddSeconds(_seq), ++_seq, Boot, 0, ClockState.Synced, prevHash ?? _previous, "{}"u8.ToArray());
        var body = message.ToSealedBytes(out _previous);
        return new Arrival(Topics.Event(gatewayId, message.Type), body, replay);
    }

    public IReadOnlyList<Arrival> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];
}
