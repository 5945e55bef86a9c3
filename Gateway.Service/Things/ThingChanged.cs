using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Things;

/// <summary>Data of <see cref="EventTypes.DeviceChanged"/>. Never personal data.</summary>
/// <param name="Thing">Configured id.</param>
/// <param name="Kind">One of <see cref="ThingKinds"/>.</param>
/// <param name="State">Settled state it is in now.</param>
/// <param name="Previous">Settled state of the last event, null for the first since start.</param>
/// <param name="Since">UTC time at which it entered the state.</param>
/// <param name="Trouble">Cause and next step, null when there is none.</param>
/// <param name="Skipped">Short changes in between that were not worth an event of their own.</param>
internal sealed record ThingChanged(string Thing, string Kind, string State, string? Previous, DateTimeOffset Since, Trouble? Trouble, int Skipped);
