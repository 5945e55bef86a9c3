using System.Buffers;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Media;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeGateway.Service.LocalPlatform;

/// <summary>Tells gateways over one connection which pictures this platform lacks, retained; anew when that changed, and now and then while something is missing.</summary>
internal sealed class PictureTeller(PictureShelf shelf, IMqttClient client, TimeSpan patience, TimeProvider clock)
{
    private const int RepeatedEvery = 6;

    private readonly Dictionary<string, (string Text, int Rounds)> _told = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken ended)
    {
        using var timer = new PeriodicTimer(patience / 3, clock);
        while (await timer.WaitForNextTickAsync(ended))
        {
            foreach (var gateway in shelf.Gateways)
                await TellAsync(gateway, shelf.ReceiptFor(gateway, patience), ended);
        }
    }

    private async Task TellAsync(string gateway, PictureReceipt receipt, CancellationToken ended)
    {
        var text = JsonSerializer.Serialize(receipt, DeliveryJson.Default.PictureReceipt);
        var (before, rounds) = _told.GetValueOrDefault(gateway);
        if (before == text && (receipt.Missing.Count == 0 || rounds < RepeatedEvery))
        {
            _told[gateway] = (text, rounds + 1);
            return;
        }
        _told[gateway] = (text, 0);
        await client.PublishAsync(
            new MqttApplicationMessage
            {
                Topic = Topics.MediaReceipt(gateway),
                Payload = new ReadOnlySequence<byte>(System.Text.Encoding.UTF8.GetBytes(text)),
                QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
                ContentType = "application/json",
                Retain = true,
            },
            ended);
    }
}
