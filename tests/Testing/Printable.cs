namespace EdgeGateway.Testing;

/// <summary>Text on one line of a case: what cannot be seen as \xNN.</summary>
public static class Printable
{
    /// <summary>The text with its control characters written out.</summary>
    public static string Of(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? $"\\x{(int)letter:X2}" : $"{letter}"));
}
