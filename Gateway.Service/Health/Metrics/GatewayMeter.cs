using System.Diagnostics.Metrics;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Health.Metrics;

/// <summary>The one meter of this gateway. A test with several gateways in one process tells them apart by the object, not by the name.</summary>
internal sealed class GatewayMeter : IDisposable
{
    public const string Name = "EdgeGateway";

    public Meter Meter { get; } = new(Name, VersionVerb.Version);

    public void Dispose() => Meter.Dispose();
}
