namespace EdgeGateway.Protocols.EscPos;

/// <summary>
/// The four characters of GS ( H fn48. Only A to O are used: bit 4 of these letters is clear, so a byte of an answer that lost its
/// head is never mistaken for a status byte, which always has it set.
/// </summary>
public readonly record struct CompletionId
{
    private const int Letters = 15;

    private CompletionId(string text) => Text = text;

    /// <summary>Four letters.</summary>
    public string Text { get; }

    /// <summary>The id of the n-th job; repeats after 50,625 jobs.</summary>
    public static CompletionId FromNumber(int number)
    {
        var rest = (int)((uint)number % (Letters * Letters * Letters * Letters));
        return new(string.Create(4, rest, static (chars, n) =>
        {
            for (var i = 3; i >= 0; i--, n /= Letters)
                chars[i] = (char)('A' + (n % Letters));
        }));
    }

    /// <inheritdoc />
    public override string ToString() => Text;
}
