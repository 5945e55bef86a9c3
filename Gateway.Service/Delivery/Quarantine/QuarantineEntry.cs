namespace EdgeGateway.Service.Delivery.Quarantine;

/// <summary>An event one destination refuses. It waits for a person and blocks nothing.</summary>
/// <param name="Id">Number for the API.</param>
/// <param name="Destination">Who refuses it.</param>
/// <param name="Seq">Event number.</param>
/// <param name="EventId">Event id.</param>
/// <param name="Type">Event type.</param>
/// <param name="Code">The platform's code: MQTT reason code, HTTP status.</param>
/// <param name="Reason">The platform's words, or ours.</param>
/// <param name="Since">UTC time of the last refusal.</param>
/// <param name="Attempts">How often it was refused.</param>
internal sealed record QuarantineEntry(long Id, string Destination, long Seq, Guid EventId, string Type, int Code, string Reason, DateTimeOffset Since, int Attempts);

/// <summary>A row to write.</summary>
/// <param name="Seq">Which event.</param>
/// <param name="Entry">Null: it was taken after all, the row goes.</param>
internal sealed record QuarantineChange(long Seq, QuarantineEntry? Entry);
