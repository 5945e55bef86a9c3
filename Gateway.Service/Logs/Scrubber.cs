using System.Text.RegularExpressions;

namespace EdgeGateway.Service.Logs;

/// <summary>
/// Takes out of a text what must not leave this box: logins in addresses, passwords and tokens, private keys, ID and telephone numbers. The last line of defence:
/// rooms do not write such things in the first place. Pure.
/// </summary>
/// <param name="secrets">Values that are known to be secret, taken out wherever they stand.</param>
internal sealed partial class Scrubber(IEnumerable<string> secrets)
{
    private const string Gone = "***";
    private const int Shortest = 2;

    private readonly IReadOnlyList<string> _secrets = [.. secrets.Where(secret => secret.Length >= Shortest).Distinct().OrderByDescending(secret => secret.Length)];

    /// <summary>Knows the shapes only, no values.</summary>
    public static Scrubber Shapes { get; } = new([]);

    public string Clean(string text)
    {
        var clean = text;
        foreach (var secret in _secrets)
            clean = clean.Replace(secret, Gone, StringComparison.Ordinal);
        if (!Suspicious().IsMatch(clean))
            return clean;
        clean = PrivateKey().Replace(clean, Gone);
        clean = Login().Replace(clean, "://***@");
        clean = Named().Replace(clean, "$1$2***");
        clean = Scheme().Replace(clean, "$1 ***");
        clean = IdNumber().Replace(clean, Gone);
        return Phone().Replace(clean, Gone);
    }

    // One cheap look first: most lines have none of it.
    [GeneratedRegex(@"[0-9]{11}|@|-----BEGIN|(?i:passw|pwd|secret|token|key|author|bearer|basic|signature)")]
    private static partial Regex Suspicious();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)", RegexOptions.Singleline)]
    private static partial Regex PrivateKey();

    // Up to the last @ before the path: a password typed with a bare @ must not stay half visible.
    [GeneratedRegex(@"://[^/\s""']*@")]
    private static partial Regex Login();

    [GeneratedRegex(@"(?i)\b(password|passwd|passphrase|pwd|secret|token|api[-_]?key|access[-_]?key|authorization|signature)\b(""?\s*[:=]\s*""?)(?!(?:bearer|basic)\b)[^\s"",;}&]+")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?i)\b(bearer|basic)\s+[A-Za-z0-9+/_.=-]{6,}")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])")]
    private static partial Regex IdNumber();

    [GeneratedRegex(@"(?<![0-9A-Za-z.])1[3-9][0-9]{9}(?![0-9A-Za-z])")]
    private static partial Regex Phone();
}
