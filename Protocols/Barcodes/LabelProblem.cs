namespace EdgeGateway.Protocols.Barcodes;

/// <summary>Why a label was not understood.</summary>
public enum LabelProblem
{
    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>More text than any label carries.</summary>
    TooLong,

    /// <summary>A pesticide code with fewer than 32 digits: the scan was cut off.</summary>
    HalfACode,

    /// <summary>A run of more than 32 digits: some other system's code.</summary>
    TooManyDigits,

    /// <summary>32 digits, but class or production type do not exist.</summary>
    CodeStructure,

    /// <summary>Right length for EAN or UPC, wrong check digit.</summary>
    CheckDigit,

    /// <summary>The scanner says GS1, the text breaks its rules.</summary>
    Gs1Structure,

    /// <summary>An address without any code in it.</summary>
    AddressWithoutCode,

    /// <summary>Text of no known kind.</summary>
    Unrecognised,
}
