using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Protocols.City;

/// <summary>One kind of event the gateway can report, with every code it has somewhere.</summary>
/// <param name="Category">Canonical name, like <c>motor-vehicle-parking</c>; what rules and cases carry.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Codes">From the oldest generation to the newest; a generation without a code is absent.</param>
/// <param name="EventSort">EventSort values of GA/T 1400, a vendor block (600 to 703). Agree them with the platform.</param>
/// <param name="AlarmType">AlarmType of GB/T 28181 for alarm method 5 (video), or null.</param>
public sealed record CityEvent(string Category, Bilingual Name, IReadOnlyList<EventCode> Codes, IReadOnlyList<int> EventSort, int? AlarmType);
