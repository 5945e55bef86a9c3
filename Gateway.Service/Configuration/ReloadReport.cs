using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Configuration;

/// <summary>What became of reading the configuration again.</summary>
/// <param name="Summary">One sentence.</param>
/// <param name="Applied">What is in force now, like <c>destinations.city: changed</c>, <c>log.level: Debug</c>.</param>
/// <param name="NeedsRestart">Settings that differ and take effect at the next start.</param>
/// <param name="Errors">Every mistake; when there is one, nothing was changed.</param>
internal sealed record ReloadReport(Bilingual Summary, IReadOnlyList<string> Applied, IReadOnlyList<string> NeedsRestart, IReadOnlyList<ConfigurationError> Errors)
{
    public static ReloadReport Refused(IReadOnlyList<ConfigurationError> errors) => new(
        new Bilingual($"配置有 {errors.Count} 处错误，什么都没有改变", $"{errors.Count} mistake{(errors.Count == 1 ? "" : "s")} in the configuration; nothing was changed"), [], [], errors);

    public static ReloadReport Of(IReadOnlyList<string> applied, IReadOnlyList<string> needsRestart) => new(
        (applied.Count, needsRestart.Count) switch
        {
            (0, 0) => new Bilingual("配置没有变化", "Nothing differs"),
            (_, 0) => new Bilingual("新配置已生效", "The new configuration is in force"),
            (0, _) => new Bilingual("改动要重启程序后才生效", "What differs takes effect at the next start"),
            _ => new Bilingual("部分改动已生效，其余要重启程序后才生效", "Part of it is in force, the rest takes effect at the next start"),
        },
        applied, needsRestart, []);
}
