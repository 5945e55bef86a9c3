using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.RemoteConfiguration;

/// <summary>Configurations that come signed, over a platform's command or as a file.</summary>
public sealed class RemoteConfigurationOptions
{
    /// <summary>Public keys (ECDSA P-256, base64 of the SPKI) whose configurations are taken; several let a key be changed. Empty: none is taken.</summary>
    [MaxLength(8)]
    public IReadOnlyList<string> TrustedKeys { get; init; } = [];

    /// <summary>How long everything must be well without a break before a configuration on trial is kept. 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Hold { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it may take to become well; then the configuration before comes back. 2 s to 6 h.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "06:00:00")]
    public TimeSpan Within { get; init; } = TimeSpan.FromMinutes(3);
}
