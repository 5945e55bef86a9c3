using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Vision.Rules;

/// <summary>A code the platform wants for the cases of one rule: a local addition, or another code than the table's.</summary>
public sealed class RuleCodeOptions
{
    /// <summary>The standard it belongs to, like <c>GB/T 47678.5-2026</c>, or the name of the city's own list.</summary>
    [Required]
    public string StandardRef { get; init; } = "";

    /// <summary><c>event</c> or <c>component</c>.</summary>
    [RegularExpression("^(event|component)$")]
    public string Kind { get; init; } = "event";

    /// <summary>2 to 11 digits or capital letters.</summary>
    [Required, RegularExpression("^[0-9A-Z]{2,11}$")]
    public string Code { get; init; } = "";

    /// <summary>Its name in that list.</summary>
    public string Name { get; init; } = "";
}
