using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Tests.LocalPlatform;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Kinds;

/// <summary>
/// A real mosquitto with the reference receiver behind it. It keeps the receiver's session over its restarts, as brokers of platforms do:
/// over MQTT 3.1.1 nobody would be told that an event found no subscriber.
/// </summary>
internal sealed class MosquittoPartner(string kind) : Partner
{
    private readonly Mosquitto _broker = new($"max_packet_size {MaxBytes}\npersistence true");
    private ReceiverRig? _receiver;

    public override IReadOnlyList<long> Seqs => [.. _receiver!.Seqs];

    public override IReadOnlyList<long> Replayed => [.. _receiver!.Ledger.ReadAfter(0, int.MaxValue).Where(entry => entry.Replay).Select(entry => entry.Seq)];

    public override async Task StartAsync()
    {
        await _broker.StartAsync();
        _receiver ??= await ReceiverRig.StartAsync(_broker.Address);
    }

    public override Task StopAsync() => _broker.StopAsync();

    public override DestinationOptions To(string id, int replayRate = 0) => Of(id, _broker.Address, replayRate);

    public override DestinationOptions Dead(string id) => Of(id, $"mqtt://127.0.0.1:{FreePort.Next()}", 0);

    public override async ValueTask DisposeAsync()
    {
        if (_receiver is not null)
            await _receiver.DisposeAsync();
        await _broker.DisposeAsync();
    }

    private DestinationOptions Of(string id, string broker, int replayRate) => new()
    {
        Id = id,
        Kind = kind,
        Brokers = [broker],
        ReconnectCap = TimeSpan.FromMilliseconds(100),
        ReplayStartDelay = TimeSpan.Zero,
        ReplayRate = replayRate,
    };
}
