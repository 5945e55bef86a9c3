using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Health.Metrics.Gauges;

/// <summary>How long the certificate files of this box are still good. Read again once an hour, so that a renewed one shows.</summary>
internal sealed class CertificateGauges(GatewayOptions options, TimeProvider clock) : IGauges
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private IReadOnlyList<(string Name, DateTimeOffset Until)>? _known;
    private long _at;

    public void Register(GaugeBoard board) =>
        board.Gauge("edgegateway.certificate.remaining", "s", "Until the first certificate of a file expires; negative afterwards.", Remaining);

    private IEnumerable<Measurement<double>> Remaining() => Known().Select(one => Mark.Of((one.Until - clock.GetUtcNow()).TotalSeconds, ("certificate", one.Name)));

    private IReadOnlyList<(string Name, DateTimeOffset Until)> Known()
    {
        lock (_gate)
        {
            if (_known is null || clock.GetElapsedTime(_at) >= Fresh)
                (_known, _at) = ([.. Files().Select(one => (one.Name, Until: Until(one.File))).Where(one => one.Until is not null).Select(one => (one.Name, one.Until!.Value))], clock.GetTimestamp());
            return _known;
        }
    }

    private IEnumerable<(string Name, string File)> Files()
    {
        if (options.Web.CertificateFile is { } web)
            yield return ("web", web);
        foreach (var one in options.Destinations.Where(one => one.Enabled))
        {
            if (one.CaFile is { } authority)
                yield return ($"{one.Id}-ca", authority);
            if (one.ClientCertificateFile is { } own)
                yield return ($"{one.Id}-client", own);
        }
    }

    private static DateTimeOffset? Until(string file)
    {
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPemFile(file);
            return all.Count == 0 ? null : all.Min(one => new DateTimeOffset(one.NotAfter.ToUniversalTime()));
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            // The connection that needs it says so.
            return null;
        }
        finally
        {
            foreach (var certificate in all)
                certificate.Dispose();
        }
    }
}
