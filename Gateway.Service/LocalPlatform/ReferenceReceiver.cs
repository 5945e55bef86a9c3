using System.Globalization;
using System.Threading.Channels;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.Delivery.Sending;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace EdgeGateway.Service.LocalPlatform;

/// <summary>
/// What a receiving platform does, in small: takes every event of every gateway, acknowledges it only after its own commit, takes each id
/// once, checks numbers and chain, answers with receipts. Runs inside the gateway for the demo, or alone beside any broker.
/// </summary>
internal sealed partial class ReferenceReceiver(ReceiverSettings settings, Ledger ledger, PictureShelf shelf, TimeProvider clock, ILogger logger)
{
    private const int BatchSize = 256;
    private const ushort InFlight = 1000;
    private const uint SessionSeconds = 7 * 24 * 3600;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReconnectCap = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(30);

    /// <summary>Raised with true when connected and subscribed, with false and a reason when not.</summary>
    public event Action<bool, string?>? ConnectionChanged;

    /// <summary>Raised after events were added to the ledger.</summary>
    public event Action? LedgerGrew;

    public async Task RunAsync(CancellationToken stopping)
    {
        var schedule = new ConnectSchedule(1, ReconnectCap, StableAfter, clock, Random.Shared.NextDouble);
        string? said = null;
        while (!stopping.IsCancellationRequested)
        {
            string reason;
            try
            {
                reason = await OneConnectionAsync(schedule, stopping);
            }
            catch (Exception failure)
            {
                reason = failure.Message;
            }

            if (stopping.IsCancellationRequested)
                return;
            if (said != reason)
                Lost(logger, settings.Broker, said = reason);
            ConnectionChanged?.Invoke(false, reason);
            await Task.Delay(schedule.Lost(), clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Returns why the connection ended.</summary>
    private async Task<string> OneConnectionAsync(ConnectSchedule schedule, CancellationToken stopping)
    {
        using var tls = settings.Broker.Tls ? new MqttTls(settings.Tls) : null;
        using var client = new MqttClientFactory().CreateMqttClient();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var reason = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrivals = Channel.CreateUnbounded<MqttApplicationMessageReceivedEventArgs>(new UnboundedChannelOptions { SingleReader = true });
        client.ApplicationMessageReceivedAsync += received =>
        {
            received.AutoAcknowledge = false;
            arrivals.Writer.TryWrite(received);
            return Task.CompletedTask;
        };
        client.DisconnectedAsync += left =>
        {
            reason.TrySetResult(left.Exception?.Message ?? left.Reason.ToString());
            return Task.CompletedTask;
        };

        var accepted = await ConnectAsync(client, tls, stopping);
        schedule.Connected();
        Connected(logger, settings.Broker, accepted.IsSessionPresent);
        ConnectionChanged?.Invoke(true, null);
        var teller = new ReceiptTeller(ledger, client, clock);
        var ping = new PingLoop(client, new PingSchedule(settings.KeepAlive, accepted.ServerKeepAlive, clock), clock, () => reason.TrySetResult("no answer to a ping"));
        Task[] work = [StoreAsync(arrivals.Reader, teller, ping, ended.Token), teller.RunAsync(ended.Token), ping.RunAsync(ended.Token),
            new PictureTeller(shelf, client, settings.PicturePatience, clock).RunAsync(ended.Token)];
        using var stopped = stopping.Register(() => reason.TrySetResult("stopped"));
        var first = await Task.WhenAny([reason.Task, .. work]);
        await ended.CancelAsync();
        await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stopping.IsCancellationRequested)
            await client.TryDisconnectAsync();
        return first.IsFaulted ? first.Exception.GetBaseException().Message : await reason.Task.WaitAsync(ConnectTimeout, clock, CancellationToken.None);
    }

    private async Task<MqttClientConnectResult> ConnectAsync(IMqttClient client, MqttTls? tls, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(ConnectTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        var options = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer(settings.Broker.Host, settings.Broker.Port)
            .WithClientId(ledger.ClientId)
            .WithCleanStart(false)
            .WithSessionExpiryInterval(SessionSeconds)
            .WithReceiveMaximum(InFlight)
            .WithKeepAlivePeriod(settings.KeepAlive * 2)
            .WithTimeout(ConnectTimeout);
        if (settings.UserName is not null)
            options.WithCredentials(settings.UserName, settings.Password ?? "");
        if (tls is not null)
            options.WithTlsOptions(tls.For(settings.Broker.Host));
        var result = await client.ConnectAsync(options.Build(), either.Token);
        if (result.ResultCode != MqttClientConnectResultCode.Success)
            throw new IOException(ReasonTable.Name((int)result.ResultCode));

        // Again even when the broker remembers: it costs nothing, and a session that lost its subscription would be silent for ever.
        var subscription = new MqttClientSubscribeOptionsBuilder().WithTopicFilter(Topics.AllEvents, MqttQualityOfServiceLevel.AtLeastOnce)
            .WithTopicFilter(Topics.AllReplays, MqttQualityOfServiceLevel.AtLeastOnce)
            .WithTopicFilter(Topics.AllMedia, MqttQualityOfServiceLevel.AtLeastOnce).Build();
        var subscribed = await client.SubscribeAsync(subscription, either.Token);
        if (subscribed.Items.FirstOrDefault(item => (int)item.ResultCode >= 0x80) is { } refused)
            throw new IOException($"subscription refused: {ReasonTable.Name((int)refused.ResultCode)}");
        return result;
    }

    private async Task StoreAsync(ChannelReader<MqttApplicationMessageReceivedEventArgs> arrivals, ReceiptTeller teller, PingLoop ping, CancellationToken ended)
    {
        var batch = new List<MqttApplicationMessageReceivedEventArgs>(BatchSize);
        while (await arrivals.WaitToReadAsync(ended))
        {
            while (batch.Count < BatchSize && arrivals.TryRead(out var received))
                batch.Add(received);
            ping.Heard();
            Store([.. batch.Where(received => !TakePicture(received.ApplicationMessage))], teller);
            foreach (var received in batch)
                await received.AcknowledgeAsync(ended);
            batch.Clear();
        }
    }

    private void Store(List<MqttApplicationMessageReceivedEventArgs> batch, ReceiptTeller teller)
    {
        var outcomes = ledger.Append([.. batch.Select(received => ToArrival(received.ApplicationMessage))]);
        var grew = false;
        for (var i = 0; i < outcomes.Count; i++)
        {
            var (outcome, message, reason) = outcomes[i];
            if (message is not null)
                teller.Changed(message.GatewayId);
            if (outcome == ArrivalOutcome.Accepted)
                shelf.Told(message!, System.Buffers.BuffersExtensions.ToArray(batch[i].ApplicationMessage.Payload));
            grew |= outcome == ArrivalOutcome.Accepted;
            Say(outcome, message, batch[i].ApplicationMessage.Topic, reason);
        }

        if (grew)
            LedgerGrew?.Invoke();
    }

    /// <summary>False for what is no picture.</summary>
    private bool TakePicture(MqttApplicationMessage message)
    {
        if (Topics.GatewayOfMedia(message.Topic) is not { } gateway)
            return false;
        var body = System.Buffers.BuffersExtensions.ToArray(message.Payload);
        var head = message.UserProperties?.FirstOrDefault(property => property.Name == MediaChunk.Property);
        if (head is null ? MediaChunk.TryParseFramed(body, out var chunk) : MediaChunk.TryParse(head.ValueBuffer.Span, body, out chunk))
        {
            if (shelf.Take(gateway, chunk) == PieceOutcome.Complete)
                PictureCame(logger, chunk.Head.Name, chunk.Head.CaseId, chunk.Head.Bytes, gateway);
        }
        else
        {
            NoPicture(logger, message.Topic);
        }
        return true;
    }

    private void Say(ArrivalOutcome outcome, GatewayMessage? message, string topic, string? reason)
    {
        switch (outcome)
        {
            case ArrivalOutcome.Accepted:
                Received(logger, message!.Seq, message.Type, message.GatewayId);
                break;
            case ArrivalOutcome.Duplicate:
                Again(logger, message!.Seq, message.Type, message.GatewayId);
                break;
            default:
                Refused(logger, topic, reason);
                break;
        }
    }

    private static Arrival ToArrival(MqttApplicationMessage message) => new(
        message.Topic,
        System.Buffers.BuffersExtensions.ToArray(message.Payload),
        IsReplay(message))
    {
        LeftOut = LeftOut(message),
    };

    private static SeqRange? LeftOut(MqttApplicationMessage message) =>
        message.UserProperties?.FirstOrDefault(property => property.Name == MqttMessages.LeftOutProperty) is { } property
        && SeqRange.TryParse(System.Text.Encoding.UTF8.GetString(property.ValueBuffer.Span), out var range) ? range : null;

    private static bool IsReplay(MqttApplicationMessage message) =>
        message.UserProperties?.Any(property => property.Name == "replay" && property.ValueBuffer.Span.SequenceEqual("1"u8)) == true
        || (Topics.TryParse(message.Topic, out var topic) && topic.Kind == TopicKind.Replay);
}
