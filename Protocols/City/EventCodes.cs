using System.Collections.Frozen;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Protocols.City;

/// <summary>The code table the gateway ships with, read from <c>event-codes.json</c> inside this assembly.</summary>
public static class EventCodes
{
    private static readonly EventCodeTable Table = EventCodeTable.Load();
    private static readonly FrozenDictionary<string, CityEvent> ByCategory = Table.Events.ToFrozenDictionary(e => e.Category, StringComparer.Ordinal);

    /// <summary>In the order of the table.</summary>
    public static IReadOnlyList<CityEvent> All => Table.Events;

    /// <summary>SHA-256 over the rows, lower-case hex: says which table a case was coded with.</summary>
    public static string Digest => Table.Digest;

    public static CityEvent? Find(string category) => ByCategory.GetValueOrDefault(category);

    /// <summary>Codes of all generations; empty for an unknown category and for one no standard has a code for.</summary>
    public static IReadOnlyList<EventCode> For(string category) => Find(category)?.Codes ?? [];

    /// <summary>Name for people; the category itself when the table does not know it.</summary>
    public static Bilingual NameOf(string category) => Find(category)?.Name ?? new Bilingual(category, category);
}
