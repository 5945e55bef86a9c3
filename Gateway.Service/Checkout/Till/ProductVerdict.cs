using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>What the rules say about one product on one day.</summary>
/// <param name="Refused">It must not be sold here today, whoever asks.</param>
/// <param name="Restricted">限制使用, or high or extreme toxicity.</param>
/// <param name="Duties">What the buyer has to bring.</param>
/// <param name="Code">Reason for machines: <c>free</c>, <c>real-name</c>, <c>restricted</c>, <c>banned</c>, <c>not-designated</c>.</param>
/// <param name="Reason">Reason for the clerk, with its source.</param>
internal sealed record ProductVerdict(bool Refused, bool Restricted, Duty Duties, string Code, Bilingual Reason);
