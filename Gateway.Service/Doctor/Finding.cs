using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Doctor;

/// <summary>What one look of one check saw.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Evidence">What was seen, with figures. Never personal data, never a password.</param>
internal sealed record Finding(CheckLevel Level, Bilingual Evidence)
{
    /// <summary>What that means; set exactly when the level is warn or fail.</summary>
    public Bilingual? Cause { get; init; }

    /// <summary>One thing to do; set exactly when the level is warn or fail.</summary>
    public Bilingual? NextStep { get; init; }

    /// <summary>Which of several: a device, an address, a folder. Null: there is only one.</summary>
    public string? On { get; init; }

    public static Finding Ok(string zh, string en, string? on = null) => new(CheckLevel.Ok, new(zh, en)) { On = on };

    /// <summary>With figures or names that are the same in both languages.</summary>
    public static Finding Good(string figures, string? on = null) => Ok(figures, figures, on);

    public static Finding Skip(string zh, string en, string? on = null) => new(CheckLevel.Skipped, new(zh, en)) { On = on };

    public static Finding Warn(Bilingual evidence, Bilingual cause, Bilingual next, string? on = null) => Of(CheckLevel.Warn, evidence, cause, next, on);

    public static Finding Fail(Bilingual evidence, Bilingual cause, Bilingual next, string? on = null) => Of(CheckLevel.Fail, evidence, cause, next, on);

    /// <summary>Cause and next step are left out where there is nothing to do.</summary>
    public static Finding Of(CheckLevel level, Bilingual evidence, Bilingual cause, Bilingual next, string? on = null) =>
        level is CheckLevel.Ok or CheckLevel.Skipped ? new(level, evidence) { On = on } : new(level, evidence) { Cause = cause, NextStep = next, On = on };

    /// <summary>As the driver or room itself explains it.</summary>
    public static Finding By(CheckLevel level, Trouble trouble, Bilingual evidence, string? on = null) => Of(level, evidence, trouble.Cause, trouble.NextStep, on);

    /// <summary>The same text in both languages, for figures and names.</summary>
    public static Bilingual Same(string text) => new(text, text);
}
