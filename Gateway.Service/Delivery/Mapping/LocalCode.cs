using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>A code the standard does not have, or has differently.</summary>
public sealed class LocalCode
{
    /// <summary>Canonical event, like <c>bin-overflow</c>.</summary>
    [Required]
    public string Category { get; init; } = "";

    /// <summary>The platform's code.</summary>
    [Required]
    public string Code { get; init; } = "";

    /// <summary>The platform's name for it; null: the gateway's own.</summary>
    public string? Name { get; init; }
}
