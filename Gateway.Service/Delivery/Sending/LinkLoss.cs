using System.Net.Sockets;

namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>Why there is no link.</summary>
/// <param name="Kind">Chooses the words for the page.</param>
/// <param name="Verdict">Back off, or alarm when only a person can help.</param>
/// <param name="Detail">Technical detail in English for logs and the API.</param>
internal sealed record LinkLoss(LossKind Kind, Verdict Verdict, string Detail)
{
    public static LinkLoss Stopped { get; } = new(LossKind.Stopped, Verdict.BackOff, "stopped");

    /// <summary>No connection was had.</summary>
    public static LinkLoss Of(SocketException failure) =>
        new(failure.SocketErrorCode == SocketError.ConnectionRefused ? LossKind.NotListening : LossKind.Unreachable, Verdict.BackOff, failure.Message);

    /// <summary>The platform's own code, 0 for none.</summary>
    public int Code { get; init; }

    /// <summary>
    /// Hung up without a word, or for malformed, protocol, implementation, topic, size or payload: not because it stops, is busy or lost us.
    /// </summary>
    public bool MayBeAnEventsFault => Kind == LossKind.Closed && Code is (0 or 0x80 or 0x81 or 0x82 or 0x83 or 0x90 or 0x95 or 0x99);
}

/// <summary>The losses a person would tell apart.</summary>
internal enum LossKind
{
    /// <summary>No connection: address, name, cable, network.</summary>
    Unreachable,

    /// <summary>The host answers that nothing listens at this port: the broker does not run.</summary>
    NotListening,

    /// <summary>The platform's certificate is not valid at this date.</summary>
    Expired,

    /// <summary>The certificate is not trusted or for another name; or ours cannot be used.</summary>
    Certificate,

    /// <summary>User name, password or client id are refused.</summary>
    Refused,

    /// <summary>Another box uses our identity.</summary>
    SameIdentity,

    /// <summary>Closed without a word soon after every connect: another box probably uses our identity.</summary>
    ThrownOut,

    /// <summary>The other side closed the connection.</summary>
    Closed,

    /// <summary>The connection stands but nothing comes back.</summary>
    Silent,

    /// <summary>The broker takes events but does not acknowledge them.</summary>
    NoAcknowledgement,

    /// <summary>Somebody answers there, but not the one we look for.</summary>
    WrongAddress,

    /// <summary>The folder for files cannot be used.</summary>
    Folder,

    /// <summary>This box stops.</summary>
    Stopped,
}
