using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Ledger;

namespace EdgeGateway.Service.Checkout.Certificates;

/// <summary>A certificate as it lies in the ledger.</summary>
internal sealed record CommittedCertificate
{
    /// <summary>The same data as its event.</summary>
    public required CertificateIssuedData Data { get; init; }

    /// <summary>Number of its event.</summary>
    public required long Seq { get; init; }

    /// <summary>Verification code, from the event's hash like that of a sale.</summary>
    public required string Code { get; init; }

    /// <summary>Producer and contact, sealed.</summary>
    public required SealedIdentity People { get; init; }

    /// <summary>What became of its papers, the first one first.</summary>
    public IReadOnlyList<ReceiptFact> Papers { get; init; } = [];
}
