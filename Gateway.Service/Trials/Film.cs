using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Trials;

/// <summary>A film rules can be tried on.</summary>
/// <param name="Id"><c>ring</c>, <c>own</c>, or <c>file:</c> and a name.</param>
/// <param name="Name">What people call it.</param>
public sealed record Film(string Id, Bilingual Name);
