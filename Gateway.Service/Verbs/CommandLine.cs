namespace EdgeGateway.Service.Verbs;

/// <summary>
/// What stands behind the program's name: a verb, words, and switches of the form <c>--name value</c> or <c>--name</c>.
/// Without a verb it is <c>run</c>.
/// </summary>
internal sealed record CommandLine(string Verb, IReadOnlyList<string> Words, IReadOnlyDictionary<string, string?> Switches)
{
    /// <summary>Environment variable with the configuration of the gateway that is installed here; what was asked is asked about that one.</summary>
    public const string InstalledVariable = "EDGEGATEWAY_CONFIG";

    /// <summary>What that variable says.</summary>
    public string? Installed { get; init; }

    /// <summary>Value of <c>--config</c>, or the installed one; null when the built-in demo is meant.</summary>
    public string? ConfigFile => Switches.GetValueOrDefault("config") ?? Installed;

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var words = new List<string>();
        var switches = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
                words.Add(args[i]);
            else if (args[i].Split('=', 2) is [var name, var value])
                switches[name[2..]] = value;
            else if (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                switches[args[i][2..]] = args[++i];
            else
                switches[args[i][2..]] = null;
        }
        return words.Count == 0 ? new("run", [], switches) : new(words[0], words[1..], switches);
    }
}
