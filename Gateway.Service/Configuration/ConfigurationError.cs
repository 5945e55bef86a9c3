using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Configuration;

/// <summary>One mistake in the configuration.</summary>
/// <param name="Path">Where: a JSON path like <c>cameras[0].rules[1].zone</c>, a file, or a variable's name.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
internal sealed record ConfigurationError(string Path, Bilingual Message)
{
    public ConfigurationError(string path, string zh, string en)
        : this(path, new Bilingual(zh, en))
    {
    }
}
