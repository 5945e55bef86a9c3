namespace EdgeGateway.Protocols.City;

/// <summary>
/// One code of one generation of the standard. The same digits mean different things in different generations, so a code never
/// travels without <paramref name="StandardRef"/> and <paramref name="Kind"/>.
/// </summary>
/// <param name="StandardRef">One of <see cref="CityStandards"/>.</param>
/// <param name="Kind"><c>event</c> (事件, 2026: 管理事项) or <c>component</c> (部件).</param>
/// <param name="Code">4 digits in 2007 and 2013, 5 digits in 2026.</param>
/// <param name="Name">Name in that standard.</param>
/// <param name="Status"><c>listed</c> in the standard, <c>derived</c> by the conversion rule, <c>local</c> addition of a city.</param>
public sealed record EventCode(string StandardRef, string Kind, string Code, string Name, string Status);
