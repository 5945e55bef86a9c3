using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeGateway.Service.Delivery.Files;

/// <summary>Names of the files: <c>city-20261125-000001.ndjson</c>, with <c>.open</c> behind it while it is being written.</summary>
internal sealed class FileNames(string destination)
{
    public const string Open = ".open";

    private readonly Regex _pattern = new($@"^{Regex.Escape(destination)}-(\d{{8}})-(\d{{6,9}})\.ndjson(\.open)?$", RegexOptions.CultureInvariant);

    /// <summary>What a search in the folder begins with; <see cref="TryRead"/> decides.</summary>
    public string Wildcard { get; } = $"{destination}-*.ndjson*";

    public string Of(DateOnly day, int number) => $"{destination}-{day:yyyyMMdd}-{number.ToString("D6", CultureInfo.InvariantCulture)}.ndjson";

    /// <summary>False for a file of somebody else.</summary>
    public bool TryRead(string name, out DateOnly day, out int number, out bool open)
    {
        (day, number, open) = (default, 0, false);
        if (_pattern.Match(name) is not { Success: true } match || !DateOnly.TryParseExact(match.Groups[1].ValueSpan, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return false;
        number = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        open = match.Groups[3].Success;
        return true;
    }
}
