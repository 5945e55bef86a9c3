using System.Text.Json.Serialization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Expiry;

/// <summary>What <c>GET /api/v1/tls/certificates</c> answers.</summary>
/// <param name="Certificates">The first to end first.</param>
/// <param name="SigningKeyMadeAt">UTC; null while the box has signed nothing.</param>
internal sealed record ExpiryView(IReadOnlyList<CertificateView> Certificates, DateTimeOffset? SigningKeyMadeAt)
{
    public static ExpiryView Of(IReadOnlyList<CertificateReading> readings, DateTimeOffset? keyMadeAt, DateTimeOffset now) =>
        new([.. readings.Select(one => CertificateView.Of(one, now))], keyMadeAt);
}

/// <summary>One certificate; of a platform's server, <c>file</c> is its host and port.</summary>
internal sealed record CertificateView(string Use, string Destination, string File, string Name, DateTimeOffset? Expires, int? DaysLeft, string State, Trouble? Trouble)
{
    public static CertificateView Of(CertificateReading one, DateTimeOffset now)
    {
        var (state, trouble) = CertificateJudge.Of(one, now);
        return new(one.File.Use, one.File.Destination, one.File.Name, one.Name, one.Expires, one.DaysLeft(now), StateNames.Of(state), trouble);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExpiryView))]
internal sealed partial class ExpiryJson : JsonSerializerContext;
