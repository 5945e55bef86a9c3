namespace EdgeGateway.Service.Configuration;

/// <summary>Where the configuration came from, to read it again.</summary>
/// <param name="Read">Reads and checks everything anew.</param>
/// <param name="File">The file; null for the built-in demo.</param>
internal sealed record ConfigurationSource(Func<ConfigurationResult> Read, string? File = null);
