namespace EdgeGateway.Protocols.Barcodes;

/// <summary>One piece of a GS1 element string.</summary>
/// <param name="Ai">Application identifier, 2 to 4 digits, like <c>01</c> (GTIN) or <c>10</c> (batch).</param>
/// <param name="Value">The data, checked for length and, where there is one, check digit or date.</param>
public readonly record struct Gs1Element(string Ai, string Value);
