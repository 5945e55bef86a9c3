namespace EdgeGateway.Service.LocalApi.Access;

/// <summary>A path somebody sent, fit for the log: one line, no secret, no end.</summary>
internal static class LogPath
{
    private const string Compat = "/compat/";
    private const int MostLetters = 100;

    /// <summary>What follows <c>/compat/</c> is a page's token: it ends there, however the rest is written.</summary>
    public static string Of(string? path)
    {
        var at = path?.IndexOf(Compat, StringComparison.OrdinalIgnoreCase) ?? -1;
        return Printable(at < 0 ? path : path![..(at + Compat.Length - 1)]);
    }

    /// <summary>What was sent must not be able to forge a line of the log.</summary>
    public static string Printable(string? text) =>
        string.IsNullOrEmpty(text) ? "(none)" : new string([.. text.Take(MostLetters).Select(letter => letter is > ' ' and < (char)127 ? letter : '?')]);
}
