using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>What became of the main key. Exactly one of the three, or none of them when there was nothing to do.</summary>
/// <param name="Sale">The committed sale.</param>
/// <param name="Refused">Why it was not tried.</param>
/// <param name="Trouble">Why the ledger did not take it.</param>
internal sealed record ConfirmResult(CommittedSale? Sale, Notice? Refused = null, Trouble? Trouble = null);
