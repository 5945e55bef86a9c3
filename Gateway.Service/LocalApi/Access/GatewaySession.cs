using System.Security.Cryptography;

namespace EdgeGateway.Service.LocalApi.Access;

/// <summary>
/// The clock that requests are stamped with: milliseconds since this start of the gateway, with a name that changes at every start. A
/// wall clock that jumps cannot reopen an old request, and neither can a restart that forgot the nonces.
/// </summary>
internal sealed class GatewaySession(TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();

    /// <summary>New at every start.</summary>
    public string Name { get; } = RandomNumberGenerator.GetHexString(16, lowercase: true);

    public long Now => (long)clock.GetElapsedTime(_started).TotalMilliseconds;
}
