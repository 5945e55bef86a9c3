using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>MQTT 5 reason codes and what this gateway does about them (MQTT 5.0, section 2.4 and the tables of CONNACK, PUBACK, DISCONNECT).</summary>
internal static class ReasonTable
{
    /// <summary>Another client came with our client id: two gateways share one identity.</summary>
    public const int SessionTakenOver = 0x8E;

    /// <summary>More was in flight than the broker allows.</summary>
    public const int ReceiveMaximumExceeded = 0x93;

    /// <summary>A packet was larger than the broker allows.</summary>
    public const int PacketTooLarge = 0x95;

    public static Verdict OfPublish(int code) => code switch
    {
        0x00 => Verdict.Delivered,
        0x10 => Verdict.NoSubscriber,
        0x87 => Verdict.Quarantine, // not authorised for this topic
        0x90 => Verdict.Quarantine, // topic name invalid
        0x97 => Verdict.BackOff, // quota exceeded
        0x99 => Verdict.Quarantine, // payload format invalid
        _ => Verdict.Retry, // 0x80 unspecified, 0x83 implementation specific, 0x91 packet identifier in use, and what comes later
    };

    public static Verdict OfConnect(int code) => code switch
    {
        0x00 => Verdict.Delivered,
        0x84 => Verdict.Alarm, // protocol version
        0x85 => Verdict.Alarm, // client identifier not valid
        0x86 => Verdict.Alarm, // user name or password
        0x87 => Verdict.Alarm, // not authorised
        0x8A => Verdict.Alarm, // banned
        0x8C => Verdict.Alarm, // authentication method
        0x90 => Verdict.Alarm, // will topic not accepted
        0x95 => Verdict.Alarm, // the CONNECT itself is too large
        0x9A => Verdict.Alarm, // retained will not supported
        0x9B => Verdict.Alarm, // QoS 1 not supported
        _ => Verdict.BackOff, // busy, unavailable, quota, rate, moved, unspecified
    };

    public static Verdict OfDisconnect(int code) => code switch
    {
        0x87 => Verdict.Alarm, // not authorised
        SessionTakenOver => Verdict.Alarm,
        _ => Verdict.BackOff, // shutting down, keep-alive, rate, quota, administrative action, moved, protocol
    };

    /// <summary>The standard's name in short English, for logs and the quarantine list.</summary>
    public static string Name(int code) => code switch
    {
        0x00 => "success",
        0x04 => "disconnect with will",
        0x10 => "no matching subscribers",
        0x80 => "unspecified error",
        0x81 => "malformed packet",
        0x82 => "protocol error",
        0x83 => "implementation specific error",
        0x84 => "unsupported protocol version",
        0x85 => "client identifier not valid",
        0x86 => "bad user name or password",
        0x87 => "not authorized",
        0x88 => "server unavailable",
        0x89 => "server busy",
        0x8A => "banned",
        0x8B => "server shutting down",
        0x8C => "bad authentication method",
        0x8D => "keep alive timeout",
        0x8E => "session taken over",
        0x90 => "topic name invalid",
        0x91 => "packet identifier in use",
        0x93 => "receive maximum exceeded",
        0x95 => "packet too large",
        0x96 => "message rate too high",
        0x97 => "quota exceeded",
        0x98 => "administrative action",
        0x99 => "payload format invalid",
        0x9A => "retain not supported",
        0x9B => "QoS not supported",
        0x9C => "use another server",
        0x9D => "server moved",
        0x9F => "connection rate exceeded",
        0xA0 => "maximum connect time",
        _ => $"reason code 0x{code:X2}",
    };
}
