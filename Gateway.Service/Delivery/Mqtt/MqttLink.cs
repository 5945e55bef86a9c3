using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Service.Delivery.Receipts;
using EdgeGateway.Service.Delivery.Sending;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>
/// One connection to one broker over MQTT 5 or 3.1.1. Adds what the library leaves to its user: a send window, a limit on the packet size, a ping
/// on a clock that does not jump, and an end that is noticed at once.
/// </summary>
internal sealed partial class MqttLink : ILink
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);

    private readonly IMqttClient _client;
    private readonly MqttTls? _tls;
    private readonly MqttMessages _messages;
    private readonly LinkEvents _events;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource<LinkLoss> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _gone = new();
    private MqttCommands? _commands;
    private readonly CancellationTokenSource _leaving = new();
    private PingLoop? _ping;
    private TimeProvider _clock = TimeProvider.System;
    private Task _pinging = Task.CompletedTask;
    private Task _telling = Task.CompletedTask;
    private uint _maximumPacketSize = uint.MaxValue;
    private string? _pictureTopic;

    public MqttLink(IMqttClient client, MqttTls? tls, BrokerAddress broker, MqttMessages messages, LinkEvents events, ILogger logger)
    {
        (_client, _tls, _messages, _events, _logger) = (client, tls, messages, events, logger);
        Address = broker.ToString();
        client.DisconnectedAsync += OnDisconnected;
        client.ApplicationMessageReceivedAsync += OnReceived;
    }

    public string Address { get; }

    public int Window { get; private set; }

    public Task<LinkLoss> Lost => _lost.Task;

    /// <summary>The broker said yes: takes its limits, asks for receipts, announces this box, begins to listen for silence.</summary>
    public void Start(MqttClientConnectResult accepted, DestinationOptions options, TimeProvider clock)
    {
        _clock = clock;
        _commands = new MqttCommands(_messages.GatewayId, options, clock);
        _pictureTopic = options.Stills.Mode == StillModes.Mqtt ? Topics.MediaReceipt(_messages.GatewayId) : null;
        var schedule = new PingSchedule(options.KeepAlive, accepted.ServerKeepAlive, clock);
        _ping = new PingLoop(_client, schedule, clock, () => Abandon(new LinkLoss(LossKind.Silent, Verdict.BackOff, "no answer to a ping")));
        // The library says 0 where the broker said nothing; a broker may not say 0 itself.
        Window = accepted.ReceiveMaximum is { } receive and > 0 ? Math.Min(options.Window, receive) : options.Window;
        _maximumPacketSize = accepted.MaximumPacketSize is { } size and > 0 ? size : uint.MaxValue;
        _pinging = _ping.RunAsync(_gone.Token);
        _ = GreetAsync();
        _telling = TellAsync();
    }

    public async Task<Answer> SendAsync(Parcel parcel)
    {
        var shaping = _messages.Shape(parcel);
        if (shaping.Refusal is { } refusal)
            return refusal;
        var message = _messages.Of(parcel, shaping);
        if (_maximumPacketSize != uint.MaxValue && MqttMessages.SizeOf(message) is var size && size > _maximumPacketSize)
            return new Answer(Verdict.Quarantine, ReasonTable.PacketTooLarge, $"the event needs {size} bytes, the broker takes {_maximumPacketSize}");
        try
        {
            var result = await _client.PublishAsync(message, _gone.Token);
            _ping?.Heard();
            var code = (int)result.ReasonCode;
            // A broker's own words might repeat what it was sent.
            var words = string.IsNullOrEmpty(result.ReasonString) || shaping.Personal is not null ? ReasonTable.Name(code) : result.ReasonString;
            return new Answer(ReasonTable.OfPublish(code), code, words) { Personal = shaping.Personal };
        }
        catch (MqttProtocolViolationException refused)
        {
            return new Answer(Verdict.Quarantine, 0x90, refused.Message);
        }
        catch (Exception)
        {
            // Whatever ended the call ended the link as well; why is told by Lost.
            return Answer.LinkLost;
        }
    }

    public void Abandon(LinkLoss loss)
    {
        if (_lost.TrySetResult(loss))
            _gone.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        var orderly = !_lost.Task.IsCompleted;
        // The last word on the status topic is "offline".
        await _leaving.CancelAsync();
        await _telling;
        if (orderly)
            await LeaveAsync();
        Abandon(LinkLoss.Stopped);
        await _pinging;
        _client.Dispose();
        _tls?.Dispose();
        _gone.Dispose();
        _leaving.Dispose();
    }

    private async Task GreetAsync()
    {
        try
        {
            await _client.PublishAsync(_messages.Status(MqttMessages.Online, null), _gone.Token);
            await SubscribeAsync(_messages.ReceiptTopic);
            if (_pictureTopic is { } pictures)
                await SubscribeAsync(pictures);
            if (_commands?.Subscription is { } commands)
                await SubscribeAsync(commands);
        }
        catch (Exception failure) when (_gone.IsCancellationRequested || failure is MqttCommunicationException or MqttClientDisconnectedException or OperationCanceledException)
        {
            Ended(_logger, Address, failure.Message);
        }
        catch (Exception failure)
        {
            Abandon(new LinkLoss(LossKind.Closed, Verdict.BackOff, failure.Message));
        }
    }

    private async Task SubscribeAsync(string topic)
    {
        var subscription = new MqttClientSubscribeOptionsBuilder().WithTopicFilter(topic, MqttQualityOfServiceLevel.AtLeastOnce).Build();
        var result = await _client.SubscribeAsync(subscription, _gone.Token);
        _ping?.Heard();
        if (result.Items.Any(item => (int)item.ResultCode >= 0x80))
            NotSubscribed(_logger, Address, topic);
    }

    /// <summary>Keeps the retained status true while the link stands.</summary>
    private async Task TellAsync()
    {
        if (_messages.Summary is not { } atBirth)
            return;
        var schedule = new StatusSchedule(_clock);
        schedule.IsDue(atBirth);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token, _leaving.Token);
        using var timer = new PeriodicTimer(StatusSchedule.Step, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                if (_messages.Summary is { } now && schedule.IsDue(now))
                    await _client.PublishAsync(_messages.Status(MqttMessages.Online, null), ended.Token);
            }
        }
        catch (Exception failure)
        {
            // Whatever ended the call ended the link as well, or the box stops.
            Ended(_logger, Address, failure.Message);
        }
    }

    /// <summary>Tells that this box stops on purpose; the broker then forgets the last will.</summary>
    private async Task LeaveAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(Goodbye, _clock);
            await _client.PublishAsync(_messages.Status("offline", "stopped"), limit.Token);
            await _client.DisconnectAsync(new MqttClientDisconnectOptions(), limit.Token);
        }
        catch (Exception failure)
        {
            Ended(_logger, Address, failure.Message);
        }
    }

    private Task OnReceived(MqttApplicationMessageReceivedEventArgs received)
    {
        _ping?.Heard();
        if (received.ApplicationMessage.Topic != _messages.ReceiptTopic)
            return OnOther(received.ApplicationMessage);
        var (receipt, problem) = Receipt.Read(System.Buffers.BuffersExtensions.ToArray(received.ApplicationMessage.Payload), _messages.GatewayId);
        if (receipt is null)
            BadReceipt(_logger, Address, problem);
        else
            _events.Receipt(receipt, received.ApplicationMessage.Retain);
        return Task.CompletedTask;
    }

    private Task OnOther(MqttApplicationMessage message)
    {
        if (message.Topic == _pictureTopic)
        {
            _events.Pictures(System.Buffers.BuffersExtensions.ToArray(message.Payload), _messages.GatewayId);
            return Task.CompletedTask;
        }
        if (_commands?.Read(message, _client) is { } command && !_events.Command(command))
            CommandDropped(_logger, Address, command.Name);
        return Task.CompletedTask;
    }

    private Task OnDisconnected(MqttClientDisconnectedEventArgs ended)
    {
        var code = (int)ended.Reason;
        var kind = code switch
        {
            ReasonTable.SessionTakenOver => LossKind.SameIdentity,
            0x87 => LossKind.Refused,
            _ => LossKind.Closed,
        };
        var words = string.IsNullOrEmpty(ended.ReasonString) ? ended.Exception?.Message : ended.ReasonString;
        Abandon(new LinkLoss(kind, ReasonTable.OfDisconnect(code), code == 0 ? words ?? "closed by the broker" : $"{ReasonTable.Name(code)} {words}".Trim()) { Code = code });
        return Task.CompletedTask;
    }
}
