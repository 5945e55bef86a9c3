using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>What a scanner read, fit to be shown: short, one line, and masked where something in it looks like a person's number.</summary>
internal static class ReadText
{
    private const int Longest = 40;

    public static string Of(string text)
    {
        // Masked before it is cut: half a number is still most of a number.
        var line = Masking.NumbersIn(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim());
        return line.Length <= Longest ? line : $"{line[..Longest]}…（{line.Length}）";
    }
}
