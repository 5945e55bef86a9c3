using EdgeGateway.Service.Health.Metrics;

namespace EdgeGateway.Service.Expiry;

/// <summary>How long certificates last.</summary>
internal sealed class CertificateGauges(CertificateWatch watch, TimeProvider clock) : IGauges
{
    public void Register(GaugeBoard board) => board.Gauge(
        "edgegateway.certificate.expiry", "s", "Until a certificate's end by the wall clock, negative after it; use is page, client, authority, or server (what the platform showed).",
        // A platform with several servers has one line, the first to end.
        () => watch.Readings.DistinctBy(one => (one.File.Use, one.File.Destination)).SelectMany(one => Mark.If(
            one.Expires is { } end ? (end - clock.GetUtcNow()).TotalSeconds : null, ("use", one.File.Use), ("destination", one.File.Destination))));
}
