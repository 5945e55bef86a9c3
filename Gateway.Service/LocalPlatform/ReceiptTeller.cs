using System.Buffers;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Sending;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeGateway.Service.LocalPlatform;

/// <summary>Publishes receipts over one connection, retained, so that a gateway that comes later sees the last one.</summary>
internal sealed class ReceiptTeller(Ledger ledger, IMqttClient client, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly ReceiptSchedule _schedule = new(clock);
    private readonly Signal _wake = new();
    private HashSet<string> _changed = new(StringComparer.Ordinal);

    public void Changed(string gatewayId)
    {
        lock (_lock)
        {
            _changed.Add(gatewayId);
            _schedule.Changed();
        }

        _wake.Set();
    }

    public async Task RunAsync(CancellationToken ended)
    {
        lock (_lock)
        {
            _changed = [.. ledger.Gateways];
            _schedule.Connected();
        }

        while (true)
        {
            TimeSpan left;
            lock (_lock)
                left = _schedule.Left();
            if (left > TimeSpan.Zero)
                await WaitAsync(left, ended);
            else
                await TellAsync(ended);
        }
    }

    private async Task WaitAsync(TimeSpan left, CancellationToken ended)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ended);
        var woken = _wake.WaitAsync(either.Token).AsTask();
        await Task.WhenAny(woken, Task.Delay(left, clock, either.Token));
        await either.CancelAsync();
        await woken.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.ThrowIfCancellationRequested();
    }

    private async Task TellAsync(CancellationToken ended)
    {
        HashSet<string> gateways;
        lock (_lock)
        {
            // Nothing changed: the time has come to repeat all of them.
            gateways = _changed.Count > 0 ? _changed : [.. ledger.Gateways];
            _changed = new HashSet<string>(StringComparer.Ordinal);
            _schedule.Told();
        }

        var missing = false;
        foreach (var gateway in gateways)
        {
            var receipt = ledger.ReceiptFor(gateway);
            missing |= receipt.Missing.Count > 0;
            await client.PublishAsync(new MqttApplicationMessage
            {
                Topic = Topics.Receipt(gateway),
                Payload = new ReadOnlySequence<byte>(JsonSerializer.SerializeToUtf8Bytes(receipt, DeliveryJson.Default.Receipt)),
                // Repeated by schedule, so a lost one costs nothing. With QoS 1 the broker's PUBACK to us makes Nagle's algorithm hold the
                // next event back until the kernel's delayed acknowledgement, 40 ms: one event in twenty when there are few.
                QualityOfServiceLevel = MqttQualityOfServiceLevel.AtMostOnce,
                ContentType = "application/json",
                Retain = true,
            }, ended);
        }

        lock (_lock)
            _schedule.Missing(missing);
    }
}
