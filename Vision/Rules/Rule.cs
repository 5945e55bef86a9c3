using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>One configured rule with its memory of what it told. Pure: knows no clock and no pictures.</summary>
internal abstract class Rule(RuleOptions options)
{
    private readonly PlaceNames _names = new(options.Id);

    public RuleOptions Options { get; } = options;

    public Zone Zone { get; } = new(options.Zone);

    /// <summary>Grows when the same observations may lead to another verdict.</summary>
    public abstract string Version { get; }

    public abstract Ruling Judge(Scene scene);

    public static Rule Create(RuleOptions options) => options.Kind switch
    {
        "standing" => new StandingRule(options),
        "crowd" => new CrowdRule(options),
        "loitering" => new LoiteringRule(options),
        _ => throw new ArgumentException($"rule {options.Id}: unknown kind {options.Kind}", nameof(options)),
    };

    /// <summary>Everything it takes to repeat the verdict with the same observations.</summary>
    public IEnumerable<KeyValuePair<string, string>> Provenance()
    {
        yield return new("rule", Options.Kind);
        yield return new("rule.version", Version);
        yield return new("rule.labels", string.Join(',', Options.Labels));
        yield return new("rule.threshold", $"{Options.Threshold.TotalSeconds:0.###} s");
        yield return new("rule.minScore", $"{Options.MinScore:0.###}");
        if (Options.Kind == "crowd")
            yield return new("rule.count", $"{Options.Count}");
    }

    protected string Name(string what, in Box box) => _names.Take(what, box);
}
