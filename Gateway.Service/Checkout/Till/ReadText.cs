using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>What a scanner read, fit to be shown: short, one line, and masked where it looks like a person's number.</summary>
internal static class ReadText
{
    private const int Longest = 40;
    private const int CitizenNumberLength = 18;

    public static string Of(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        if (line.Length == CitizenNumberLength && line[..^1].All(char.IsAsciiDigit))
            return Masking.Number(line);
        return line.Length <= Longest ? line : $"{line[..Longest]}…（{line.Length}）";
    }
}
