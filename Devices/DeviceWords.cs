using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices;

/// <summary>How a kind of device is called in front of people and in trouble codes.</summary>
/// <param name="Kind">One of <see cref="ThingKinds"/>.</param>
/// <param name="Code">First part of its trouble codes, like <c>reader</c>.</param>
/// <param name="Name">Its name in a sentence: 身份证阅读器 / ID card reader.</param>
public sealed record DeviceWords(string Kind, string Code, Bilingual Name);
