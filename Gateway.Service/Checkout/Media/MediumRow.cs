using EdgeGateway.Service.Checkout.Identity;

namespace EdgeGateway.Service.Checkout.Media;

/// <summary>One binding as it lies in the journal.</summary>
internal sealed record MediumRow(Guid Id, string CodeHash, SealedIdentity Identity, string BuyerHash, string MaskedName, string MaskedNumber);
