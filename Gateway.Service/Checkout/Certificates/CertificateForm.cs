using System.Text.Json;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Checkout.Certificates;

/// <summary>
/// The words of the official form, as a dated data file: when the ministry changes them, the file changes and old certificates keep
/// the version they were issued under.
/// </summary>
internal sealed record CertificateForm
{
    private const string Resource = "EdgeGateway.Service.Checkout.Certificates.certificate-form.json";

    private static readonly Lazy<CertificateForm> Loaded = new(Load);

    /// <summary>The form of today.</summary>
    public static CertificateForm Current => Loaded.Value;

    public required string Version { get; init; }
    public required string Source { get; init; }
    public required Bilingual Title { get; init; }
    public required Bilingual Promise { get; init; }

    /// <summary>Boxes that must all be ticked: who cannot promise one of them cannot issue a certificate.</summary>
    public required IReadOnlyList<CertificateChoice> Commitments { get; init; }

    public required Bilingual BasisTitle { get; init; }

    /// <summary>Boxes of which at least one must be ticked.</summary>
    public required IReadOnlyList<CertificateChoice> Bases { get; init; }

    public required Bilingual Truth { get; init; }

    private static CertificateForm Load()
    {
        using var file = typeof(CertificateForm).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is missing from the program.");
        return JsonSerializer.Deserialize(file, CertificateJson.Plain.CertificateForm)!;
    }
}

/// <summary>One box of the form.</summary>
internal sealed record CertificateChoice(string Code, string Zh, string En);
