using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>What events of some types become.</summary>
public sealed class ShapeOptions
{
    /// <summary>Event types, or patterns with a star.</summary>
    [MinLength(1), MaxLength(50)]
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Template of the MQTT topic; null: the kind's own topic.</summary>
    public string? Topic { get; init; }

    /// <summary>Template file of the payload, beside the mapping file; null: a JSON object with id, seq, type, time and the chosen data.</summary>
    public string? Template { get; init; }

    /// <summary>What the payload is. Anything with <c>json</c> in it must be valid JSON, or the event is set aside.</summary>
    [Required]
    public string ContentType { get; init; } = "application/json";

    /// <summary>Fields of <c>data</c> the platform may get, like <c>saleId</c>, <c>store.name</c>, <c>lines.quantity</c>; a template sees nothing else. Empty: all.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}
