using EdgeGateway.Service.Checkout.Identity;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>What the ledger keeps of one sale: the event's data plus what the event must not say.</summary>
internal sealed record SaleRow(SaleRecordedData Data, string? MaskedName, SealedIdentity? Identity, DateTimeOffset Time);
