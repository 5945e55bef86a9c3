using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.LocalPlatform;

/// <summary>An event the platform has.</summary>
/// <param name="Row">Order of arrival, 1 and up.</param>
/// <param name="GatewayId">Who sent it.</param>
/// <param name="Seq">Its number there.</param>
/// <param name="Id">Its id; the same id is taken once.</param>
/// <param name="Type">Event type.</param>
/// <param name="Time">When it happened, by the gateway's clock.</param>
/// <param name="Replay">It had waited for a connection.</param>
/// <param name="Received">When it came, by the platform's clock.</param>
internal sealed record LedgerEntry(long Row, string GatewayId, long Seq, Guid Id, string Type, DateTimeOffset Time, bool Replay, DateTimeOffset Received);

/// <summary>An event as it came over the wire.</summary>
/// <param name="Topic">MQTT topic.</param>
/// <param name="Body">Payload.</param>
/// <param name="Replay">User property <c>replay</c> was 1.</param>
internal sealed record Arrival(string Topic, ReadOnlyMemory<byte> Body, bool Replay)
{
    /// <summary>Numbers directly before it that the gateway says are not for this platform; null for none.</summary>
    public SeqRange? LeftOut { get; init; }
}

/// <summary>What the ledger did with an arrival.</summary>
internal enum ArrivalOutcome
{
    /// <summary>New, and in the ledger now.</summary>
    Accepted,

    /// <summary>Was there already, under the same id.</summary>
    Duplicate,

    /// <summary>Another event has this number: two boxes share one gateway id, or a journal was put back.</summary>
    Conflict,

    /// <summary>Not an event of a gateway.</summary>
    Refused,
}
