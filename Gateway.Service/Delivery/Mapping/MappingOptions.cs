using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>A mapping file: how one platform wants the events. A destination names it under <c>mapping</c>.</summary>
public sealed class MappingOptions
{
    /// <summary>For people.</summary>
    public string Name { get; init; } = "";

    /// <summary>Generation of city codes in <c>code</c>: <c>2007</c> CJ/T 214, <c>2013</c> GB/T 30428.2, <c>2026</c> GB/T 47678.5. Null: <c>code</c> is not used.</summary>
    [RegularExpression("^(2007|2013|2026)$")]
    public string? Codes { get; init; }

    /// <summary>Codes of this platform that come before the standard's.</summary>
    public IReadOnlyList<LocalCode> LocalCodes { get; init; } = [];

    /// <summary>
    /// Personal data the platform must get, of <c>name</c>, <c>number</c>, <c>address</c>. They are in <c>buyer</c>; the destination must
    /// allow it with <c>sendPersonalData</c>.
    /// </summary>
    [MaxLength(3)]
    public IReadOnlyList<string> PersonalData { get; init; } = [];

    /// <summary>Largest payload in bytes; a larger one is set aside. 256 to 1,048,576.</summary>
    [Range(256, 1_048_576)]
    public int MaxBytes { get; init; } = 262_144;

    /// <summary>One for each shape; the first that fits an event's type is used. Events without one are not for this destination.</summary>
    [MinLength(1), MaxLength(50)]
    public IReadOnlyList<ShapeOptions> Shapes { get; init; } = [];
}
