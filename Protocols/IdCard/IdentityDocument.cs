namespace EdgeGateway.Protocols.IdCard;

/// <summary>What an ID card says in text. Photo and fingerprint never get this far.</summary>
/// <remarks>Personal data: never log it, never put it in an exception message. <see cref="ToString"/> is masked for that reason.</remarks>
public sealed record IdentityDocument
{
    public required DocumentType Type { get; init; }
    public required string Name { get; init; }

    /// <summary>Citizen ID number, residence permit number or permanent residence number; upper case.</summary>
    public required string Number { get; init; }

    /// <summary>True when the number has a check character and it is right, null when this kind of number has none.</summary>
    public bool? NumberChecked { get; init; }

    /// <summary>GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 unspecified.</summary>
    public int Sex { get; init; }

    /// <summary>GB/T 3304 code of two digits, or null when the document has none. Unknown codes are kept.</summary>
    public string? EthnicityCode { get; init; }

    public DateOnly? Birth { get; init; }
    public string Address { get; init; } = "";

    /// <summary>Address written to the card after it was issued (追加地址); empty when it carries none, null when it was not read.</summary>
    public string? NewAddress { get; init; }

    public string Authority { get; init; } = "";
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day of validity; null with <see cref="ValidForever"/> for 长期.</summary>
    public DateOnly? ValidTo { get; init; }
    public bool ValidForever { get; init; }

    /// <summary>English name on permanent residence cards.</summary>
    public string? EnglishName { get; init; }

    /// <summary>GB/T 2659 three-letter code on permanent residence cards.</summary>
    public string? Nationality { get; init; }

    /// <summary>通行证号码 on Hong Kong, Macau and Taiwan residence permits.</summary>
    public string? TravelPermitNumber { get; init; }

    /// <summary>How often the document was issued (港澳台居民居住证) or replaced (2023 permanent residence card); null when it does not say.</summary>
    public int? IssueCount { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Type} {Masking.Number(Number)}";
}
