using System.Buffers;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.Delivery.Sending;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace EdgeGateway.Service.Delivery.Media;

/// <summary>
/// Sends pictures in pieces over a connection of its own, QoS 1, each piece acknowledged before the next: a large picture stands in no event's way, and a broker that
/// hangs up at one ends nothing else. A piece says everything about itself, so a receiver needs no order.
/// </summary>
internal sealed class MqttPictures(DestinationOptions options, string gatewayId, TimeProvider clock) : IPictureRoad
{
    /// <summary>Room for topic and properties in a packet.</summary>
    private const int Overhead = 1_500;

    private const int SmallestChunk = 1_000;

    private readonly IReadOnlyList<BrokerAddress> _brokers = [.. options.Brokers.Select(BrokerAddress.Parse)];
    private readonly Throttle _throttle = new(options.Stills.BytesPerSecond, clock);
    private readonly bool _isV5 = options.Kind == DestinationKinds.Mqtt5;
    private IMqttClient? _client;
    private MqttTls? _tls;
    private int _next;
    private int _chunk = options.Stills.ChunkBytes;
    private long _packet = long.MaxValue;

    public async Task<PictureAnswer> SendAsync(Picture picture, CancellationToken stopping)
    {
        try
        {
            if (_client is not { IsConnected: true } && await ConnectAsync(stopping) is { } refusal)
                return refusal;
            var size = (int)Math.Min(_chunk, _packet - Overhead);
            if (size < SmallestChunk)
                return PictureAnswer.Refused($"the broker takes packets of {_packet} bytes: too small for pictures");
            var total = (picture.Bytes.Length + size - 1) / size;
            for (var i = 0; i < total; i++)
            {
                if (await PublishAsync(Chunk(picture, i, total, size), stopping) is { } trouble)
                    return trouble;
            }
            return PictureAnswer.Taken;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            var wasUp = _client is not null;
            await RestAsync();
            // MQTT 3.1.1 has no word for "too large": the broker hangs up. The next try makes smaller pieces.
            if (wasUp && !_isV5)
                _chunk = Math.Max(SmallestChunk, _chunk / 2);
            var reason = failure is OperationCanceledException ? "no acknowledgement in time" : failure.Message;
            // A connection that ends under a picture may be the picture's fault: the others go first.
            return wasUp ? new PictureAnswer(PictureVerdict.Later, reason) : PictureAnswer.NotNow(reason);
        }
    }

    public async Task RestAsync()
    {
        if (_client is { } client)
        {
            await client.TryDisconnectAsync();
            client.Dispose();
        }
        _tls?.Dispose();
        (_client, _tls) = (null, null);
    }

    public async ValueTask DisposeAsync() => await RestAsync();

    private async Task<PictureAnswer?> ConnectAsync(CancellationToken stopping)
    {
        await RestAsync();
        var broker = _brokers[_next++ % _brokers.Count];
        using var limit = new CancellationTokenSource(options.ConnectTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        var client = new MqttClientFactory().CreateMqttClient();
        try
        {
            _tls = broker.Tls ? new MqttTls(new TlsFiles(options.CaFile, options.ClientCertificateFile, options.ClientKeyFile)) : null;
            var result = await client.ConnectAsync(MqttClientSetup.For(options, broker, _tls, $"eg-{gatewayId}-{options.Id}-media").Build(), either.Token);
            if (result.ResultCode == MqttClientConnectResultCode.Success)
            {
                _packet = result.MaximumPacketSize is { } most and > 0 ? most : long.MaxValue;
                (_client, client) = (client, null);
                return null;
            }
            var words = ReasonTable.Name((int)result.ResultCode);
            return ReasonTable.OfConnect((int)result.ResultCode) == Verdict.Alarm ? new PictureAnswer(PictureVerdict.Alarm, words) : PictureAnswer.NotNow(words);
        }
        finally
        {
            client?.Dispose();
        }
    }

    private async Task<PictureAnswer?> PublishAsync(MqttApplicationMessage message, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(options.PublishTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            var result = await _client!.PublishAsync(message, either.Token);
            await _throttle.AfterAsync((int)message.Payload.Length, stopping);
            var code = (int)result.ReasonCode;
            return ReasonTable.OfPublish(code) switch
            {
                Verdict.Delivered => null,
                Verdict.NoSubscriber when options.AcceptNoSubscriber => null,
                Verdict.NoSubscriber => PictureAnswer.NotNow("nobody listens to the topic of pictures"),
                Verdict.Quarantine => PictureAnswer.Refused(ReasonTable.Name(code)),
                Verdict.BackOff => PictureAnswer.NotNow(ReasonTable.Name(code)),
                _ => new PictureAnswer(PictureVerdict.Later, ReasonTable.Name(code)),
            };
        }
        catch (MqttProtocolViolationException wrong)
        {
            return PictureAnswer.Refused(wrong.Message);
        }
    }

    private MqttApplicationMessage Chunk(Picture picture, int index, int total, int size)
    {
        var row = picture.Row;
        var offset = index * size;
        var head = new MediaHead(row.CaseId, row.EventId, row.Seq, row.Name, picture.Sha256, picture.Bytes.Length, index + 1, total, offset)
        {
            Original = picture.IsSmaller ? row.Sha256 : null,
            TakenAt = row.TakenAt,
        };
        var chunk = new MediaChunk(head, picture.Bytes.AsMemory(offset, Math.Min(size, picture.Bytes.Length - offset)));
        return new MqttApplicationMessage
        {
            Topic = PictureAddress.Fill(options.Stills.Topic, gatewayId, row.CaseId, row.Name),
            Payload = new ReadOnlySequence<byte>(_isV5 ? chunk.Body : chunk.Framed()),
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            ContentType = _isV5 ? picture.ContentType : null,
            UserProperties = _isV5 ? Properties(chunk) : null,
        };
    }

    /// <summary>The whole head, and what a rule inside a broker may want to look at alone.</summary>
    private static List<MqttUserProperty> Properties(MediaChunk chunk) =>
    [
        new(MediaChunk.Property, chunk.HeadJson()),
        Property("case", chunk.Head.CaseId.ToString()),
        Property("id", chunk.Head.EventId.ToString()),
        Property("name", chunk.Head.Name),
        Property("sha256", chunk.Head.Sha256),
        Property("index", $"{chunk.Head.Index}"),
        Property("total", $"{chunk.Head.Total}"),
    ];

    private static MqttUserProperty Property(string name, string value) => new(name, System.Text.Encoding.UTF8.GetBytes(value));
}
