namespace EdgeGateway.Protocols.Barcodes;

/// <summary>First digit of a unit code.</summary>
public enum RegistrationClass
{
    /// <summary>Field pesticides: PD and its relatives.</summary>
    Pesticide = 1,

    /// <summary>Sanitary pesticides (卫生用农药): WP and its relatives.</summary>
    Sanitary = 2,

    /// <summary>Temporary registrations, only on labels made under Announcement 2579.</summary>
    Temporary = 3,
}

/// <summary>Eighth digit of a unit code.</summary>
public enum ProductionType
{
    Own = 1,

    /// <summary>委托加工.</summary>
    CommissionedProcessing = 2,

    /// <summary>委托分装.</summary>
    CommissionedRepackaging = 3,
}

/// <summary>
/// The 32-digit unit identification code of a pesticide label (MOA Announcement 2579; MARA Announcement 1049 keeps the first eleven
/// digits). It has no check digit: structure and a match in the catalogue are all there is, and a match proves no authenticity.
/// </summary>
public sealed record PesticideUnitCode
{
    /// <summary>Digits of a whole code.</summary>
    public const int Length = 32;

    private PesticideUnitCode(string digits) => Digits = digits;

    /// <summary>All 32 digits.</summary>
    public string Digits { get; }

    /// <summary>Digit 1.</summary>
    public RegistrationClass Class => (RegistrationClass)(Digits[0] - '0');

    /// <summary>Digits 2 to 7: the last six digits of the registration number. Several registrations may share them.</summary>
    public string LastSix => Digits[1..7];

    /// <summary>Digit 8.</summary>
    public ProductionType Production => (ProductionType)(Digits[7] - '0');

    /// <summary>Digits 9 to 11, given out by the company.</summary>
    public string Specification => Digits[8..11];

    /// <summary>Digits 12 to 32: random (2579) or of the company's own making (1049).</summary>
    public string Serial => Digits[11..];

    /// <summary>Prefixes a matching registration number can have.</summary>
    public IReadOnlyList<string> CandidatePrefixes => Class switch
    {
        RegistrationClass.Pesticide => ["PD", "PDN", "LS", "EX"],
        RegistrationClass.Sanitary => ["WP", "WPN", "WL"],
        _ => ["LS", "WL"],
    };

    /// <summary>True when the number has a candidate prefix and ends in <see cref="LastSix"/>. Expect several matches in a catalogue.</summary>
    public bool MayBelongTo(PesticideRegistration registration) =>
        registration.LastSix == LastSix && CandidatePrefixes.Contains(registration.Prefix);

    /// <summary>Reads exactly 32 ASCII digits with a known class and production type.</summary>
    public static PesticideUnitCode? TryParse(ReadOnlySpan<char> text) =>
        text.Length == Length && !text.ContainsAnyExceptInRange('0', '9') && text[0] is >= '1' and <= '3' && text[7] is >= '1' and <= '3'
            ? new PesticideUnitCode(text.ToString())
            : null;

    /// <inheritdoc />
    public override string ToString() => Digits;
}
