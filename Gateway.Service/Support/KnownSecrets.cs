using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Support;

/// <summary>The secret values this box works with, to be taken out of whatever leaves it. They are read, compared and kept nowhere.</summary>
internal static class KnownSecrets
{
    private const int LongestKey = 16 * 1024;

    public static IReadOnlyList<string> Of(GatewayOptions options, Func<string, string?> variable)
    {
        var found = new List<string?>();
        found.AddRange(Variables(options).Select(variable));
        foreach (var address in options.Cameras.Select(camera => camera.Address).Concat(options.Destinations.SelectMany(one => one.Brokers.Append(one.Http.Url))).Append(options.Metrics.Influx.Url))
            found.AddRange(Login(address));
        found.AddRange(KeyFiles(options));
        // The default is a word, not a name.
        if (options.Checkout.Operator != new CheckoutOptions().Operator)
            found.Add(options.Checkout.Operator);
        found.AddRange(options.Checkout.Operators);
        return [.. found.OfType<string>().Where(secret => secret.Length > 0)];
    }

    /// <summary>Every environment variable the configuration names, by the names of its keys: a new one is found without a line here.</summary>
    private static IEnumerable<string> Variables(object options) => OptionProperty.Of(options.GetType()).SelectMany(property => property.Property.GetValue(options) switch
    {
        string name when property.Name.EndsWith("variable", StringComparison.OrdinalIgnoreCase) => [name],
        string or null => [],
        System.Collections.IEnumerable list => list.Cast<object>().Where(item => OptionProperty.IsOptions(item.GetType()) && item is not System.Collections.IEnumerable).SelectMany(Variables),
        var group when OptionProperty.IsOptions(group.GetType()) => Variables(group),
        _ => [],
    });

    private static IEnumerable<string> Login(string address)
    {
        var at = address.IndexOf("://", StringComparison.Ordinal);
        if (at < 0 || address[(at + 3)..].Split('/')[0] is not { } place || place.LastIndexOf('@') is not (> 0 and var end))
            return [];
        var login = place[..end];
        // A password may have colons of its own; whole, and unescaped.
        var password = login.Split(':', 2).ElementAtOrDefault(1) ?? "";
        return [password, Uri.UnescapeDataString(password)];
    }

    private static IEnumerable<string> KeyFiles(GatewayOptions options)
    {
        var folder = Path.Combine(Path.GetFullPath(options.DataDirectory), "keys");
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".pub", StringComparison.Ordinal)) : [];
        return files.Append(options.Checkout.KeyFile).OfType<string>().SelectMany(Lines);
    }

    private static IEnumerable<string> Lines(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: < LongestKey } ? File.ReadAllLines(file).Select(line => line.Trim()).Where(line => line.Length >= 16 && !line.StartsWith("-----", StringComparison.Ordinal)) : [];
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
