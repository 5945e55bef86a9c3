using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>Gives one event the shape in which one destination wants it. Never throws; quick; on the sending loop's thread.</summary>
internal delegate Shaping ShapeEvent(CommittedEvent @event, bool replay);

/// <summary>What leaves for one event. Lives in memory only: it may hold personal data.</summary>
/// <param name="Body">The bytes to send.</param>
/// <param name="ContentType">What they are.</param>
internal sealed record Shaping(ReadOnlyMemory<byte> Body, string ContentType)
{
    /// <summary>Content type of an event as it is in the journal.</summary>
    public const string EventJson = "application/cloudevents+json";

    /// <summary>MQTT topic; null for the kind's own.</summary>
    public string? Topic { get; init; }

    /// <summary>Which personal fields are in the body, like <c>name,number</c>; null for none.</summary>
    public string? Personal { get; init; }

    /// <summary>The event cannot be given that shape: it is set aside with this answer, and <see cref="Body"/> is empty.</summary>
    public Answer? Refusal { get; init; }

    /// <summary>Byte for byte as it is in the journal.</summary>
    public static Shaping AsIs(CommittedEvent @event, bool replay) => new(@event.Body, EventJson);

    /// <param name="reason">Without anything of the event's content.</param>
    public static Shaping Refused(string reason) => new(default, "") { Refusal = new Answer(Verdict.Quarantine, 0, reason) };

    /// <inheritdoc />
    public override string ToString() => $"{ContentType}, {Body.Length} bytes";
}
