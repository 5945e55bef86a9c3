using System.Diagnostics.CodeAnalysis;

namespace EdgeGateway.Protocols.Messages;

/// <summary>
/// One event as it travels: a CloudEvents 1.0 JSON object with the gateway's own extension attributes. The writer decides the order of
/// the members, so the same values always give the same bytes; a reader takes any order and skips members it does not know.
/// </summary>
/// <param name="Id">UUIDv7; receivers de-duplicate by it.</param>
/// <param name="GatewayId">First part of <c>source</c>, <c>urn:edgegateway:&lt;gatewayId&gt;/&lt;thing&gt;</c>.</param>
/// <param name="Thing">Last part of <c>source</c>: what the event is about, like <c>till</c> or <c>camera-1</c>.</param>
/// <param name="Type">One of <see cref="EventTypes"/>.</param>
/// <param name="Time">UTC wall clock, whole milliseconds. Never used for order.</param>
/// <param name="Seq">1 and up, strictly increasing per gateway, never reused. Receivers find gaps by it.</param>
/// <param name="BootId">Start of the gateway's process that wrote it; <paramref name="UptimeMs"/> counts from there.</param>
/// <param name="UptimeMs">Milliseconds on a clock that never jumps.</param>
/// <param name="Clock">How far <paramref name="Time"/> can be trusted.</param>
/// <param name="PrevHash">Hash of the event with the number before, 64 lower-case hex digits; zeros for the first.</param>
/// <param name="Data">UTF-8 JSON object.</param>
public sealed record GatewayMessage(
    Guid Id,
    string GatewayId,
    string Thing,
    string Type,
    DateTimeOffset Time,
    long Seq,
    Guid BootId,
    long UptimeMs,
    ClockState Clock,
    string PrevHash,
    ReadOnlyMemory<byte> Data)
{
    /// <summary>What every source begins with.</summary>
    public const string SourcePrefix = "urn:edgegateway:";

    /// <summary>CloudEvents subject, like the sale id; null for none.</summary>
    public string? Subject { get; init; }

    /// <summary>Hash over this event, empty as long as it is not sealed.</summary>
    public string Hash { get; init; } = "";

    /// <summary>CloudEvents <c>source</c>.</summary>
    public string Source => $"{SourcePrefix}{GatewayId}/{Thing}";

    /// <summary>The sealed event, ready to be stored and sent.</summary>
    /// <param name="hash">Its hash, which the next event carries as <see cref="PrevHash"/>.</param>
    public byte[] ToSealedBytes(out string hash) => GatewayMessageWriter.WriteSealed(this, out hash);

    /// <summary>Reads an event. Does not check the hash: see <see cref="HashChain.Verify(ReadOnlySpan{byte})"/>.</summary>
    /// <param name="utf8">The whole payload; <see cref="Data"/> will be a slice of it.</param>
    /// <param name="message">The event.</param>
    /// <param name="error">What is missing or wrong, in one phrase.</param>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out GatewayMessage? message, [NotNullWhen(false)] out string? error) =>
        GatewayMessageReader.TryRead(utf8, out message, out error);
}
