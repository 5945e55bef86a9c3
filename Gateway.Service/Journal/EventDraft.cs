using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Journal;

/// <summary>An event on its way into the journal. Number, id, time, chain and clock state are added there.</summary>
/// <param name="Type">One of <see cref="EventTypes"/>.</param>
/// <param name="Thing">Last part of the CloudEvents source, like <c>till</c>, <c>camera-1</c>.</param>
/// <param name="Class">What may happen to it when space runs out.</param>
/// <param name="Data">UTF-8 JSON object. Personal data only where the event type allows it.</param>
/// <param name="Subject">CloudEvents subject, like the sale id; null for none.</param>
public sealed record EventDraft(string Type, string Thing, EventClass Class, ReadOnlyMemory<byte> Data, string? Subject = null)
{
    /// <summary>Serialises <paramref name="data"/> with its generated contract.</summary>
    public static EventDraft Of<T>(string type, string thing, EventClass @class, T data, JsonTypeInfo<T> contract, string? subject = null) =>
        new(type, thing, @class, JsonSerializer.SerializeToUtf8Bytes(data, contract), subject);
}
