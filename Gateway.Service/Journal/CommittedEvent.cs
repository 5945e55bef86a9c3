using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Journal;

/// <summary>An event that is on disk. Whatever is sent, shown or printed is read from here.</summary>
/// <param name="Seq">Strictly increasing, never reused.</param>
/// <param name="Id">UUIDv7.</param>
/// <param name="Type">One of <see cref="EventTypes"/>.</param>
/// <param name="Class">Space class.</param>
/// <param name="Time">UTC by the wall clock when committed; never used for order.</param>
/// <param name="Body">The whole CloudEvent as UTF-8 JSON, exactly as every destination's mapping gets it.</param>
/// <param name="Hash">SHA-256 of the chain up to and including this event, 64 lower-case hex digits.</param>
public sealed record CommittedEvent(long Seq, Guid Id, string Type, EventClass Class, DateTimeOffset Time, ReadOnlyMemory<byte> Body, string Hash);
