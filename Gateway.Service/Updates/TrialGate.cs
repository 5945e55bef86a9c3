using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Updates;

/// <summary>
/// Decides about something on trial, a version or a configuration: kept when the gateway was well for a time without a break, taken back when it is
/// not well at the end of the limit. Pure.
/// </summary>
/// <param name="required">Things that must work: what worked before, and what is new.</param>
/// <param name="version">The one that must answer; null for any.</param>
/// <param name="hold">How long it must be well.</param>
/// <param name="within">How long it may take to become well.</param>
internal sealed class TrialGate(IReadOnlyCollection<string> required, string? version, TimeSpan hold, TimeSpan within)
{
    private static readonly string[] Works = ["online", "degraded"];

    private TimeSpan? _wellSince;

    /// <summary>What was wrong when it was last looked at; null while nothing is.</summary>
    public Bilingual? Objection { get; private set; }

    /// <param name="now">Since the trial began, on a clock that does not jump.</param>
    /// <param name="look">Null: no answer.</param>
    public TrialVerdict Look(TimeSpan now, TrialLook? look)
    {
        Objection = ObjectionTo(look);
        if (Objection is null)
        {
            _wellSince ??= now;
            return now - _wellSince >= hold ? TrialVerdict.Keep : TrialVerdict.Wait;
        }

        _wellSince = null;
        return now >= within ? TrialVerdict.Return : TrialVerdict.Wait;
    }

    private Bilingual? ObjectionTo(TrialLook? look)
    {
        if (look is null)
            return new Bilingual("程序没有回答", "It does not answer");
        if (version is not null && look.Version != version)
            return new Bilingual($"回答的是 {look.Version} 版", $"Version {look.Version} answers");
        if (!look.CanWork)
            return new Bilingual("本地账本写不进去", "The journal cannot be written");
        var down = required.Where(id => !Works.Contains(look.States.GetValueOrDefault(id))).Order(StringComparer.Ordinal).ToList();
        return down.Count == 0 ? null : new Bilingual($"原来正常的设备或平台没有恢复：{string.Join("、", down)}", $"Not working as before: {string.Join(", ", down)}");
    }
}

/// <summary>What is to be done with what is on trial.</summary>
internal enum TrialVerdict
{
    Wait,
    Keep,
    Return,
}

/// <summary>How a gateway is at one moment.</summary>
/// <param name="Version">Of the program that answers.</param>
/// <param name="CanWork">It can record.</param>
/// <param name="States">By id, as <c>/health</c> writes them.</param>
internal sealed record TrialLook(string Version, bool CanWork, IReadOnlyDictionary<string, string> States)
{
    /// <summary>Ids of what works.</summary>
    public IReadOnlyList<string> Working => [.. States.Where(thing => thing.Value is "online" or "degraded").Select(thing => thing.Key)];
}
