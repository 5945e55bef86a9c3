using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.IdCardReader;

/// <summary>A card was read.</summary>
/// <param name="DeviceId">Reader that read it.</param>
/// <param name="Document">Personal data: see <see cref="IdentityDocument"/>.</param>
/// <param name="At">UTC time of the last byte.</param>
/// <param name="Elapsed">From the find that saw the card to the parsed text.</param>
public sealed record CardRead(string DeviceId, IdentityDocument Document, DateTimeOffset At, TimeSpan Elapsed);
