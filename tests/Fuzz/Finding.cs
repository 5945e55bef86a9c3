namespace EdgeGateway.Fuzz;

/// <summary>An input that must become a case of its own.</summary>
/// <param name="Problem">What happened; the same text is counted once for a parser.</param>
/// <param name="Input">The bytes.</param>
internal sealed record Finding(string Problem, byte[] Input)
{
    private const int Shown = 400;

    public override string ToString() =>
        $"{Problem}: {Convert.ToHexString(Input.AsSpan(0, Math.Min(Input.Length, Shown)))}{(Input.Length > Shown ? $"… ({Input.Length} bytes)" : "")}";
}
