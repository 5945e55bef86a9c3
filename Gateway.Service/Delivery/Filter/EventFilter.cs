using System.Collections.Concurrent;
using System.IO.Enumeration;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Delivery.Filter;

/// <summary>Decides whether a destination gets an event. Immutable but for <see cref="Start"/>; any thread.</summary>
internal sealed class EventFilter
{
    private readonly IReadOnlyList<string> _types;
    private readonly IReadOnlyList<string> _mapped;
    private readonly EventClass _minimum;
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private long _start;

    /// <param name="options">What the configuration says.</param>
    /// <param name="mapped">Types its mapping has a shape for; empty when every type goes.</param>
    public EventFilter(FilterOptions options, IReadOnlyList<string> mapped) =>
        (_types, _mapped, _minimum) = (options.Types, mapped, options.MinimumClass);

    /// <summary>Takes everything.</summary>
    public static EventFilter Everything => new(new FilterOptions(), []);

    /// <summary>Numbers up to here were there before this destination was and never go to it; 0 for none.</summary>
    public long Start
    {
        get => Volatile.Read(ref _start);
        set => Volatile.Write(ref _start, value);
    }

    /// <summary>Nothing is left out.</summary>
    public bool TakesAll => _types.Count == 0 && _mapped.Count == 0 && _minimum == EventClass.Telemetry && Start == 0;

    public bool Takes(CommittedEvent @event) =>
        @event.Seq > Start && @event.Class <= _minimum && _known.GetOrAdd(@event.Type, type => Matches(_types, type) && Matches(_mapped, type));

    /// <summary>The nearest event before <paramref name="seq"/> that this destination gets; 0 when there is none (any more).</summary>
    public long TakenBefore(JournalStore journal, long seq) => journal.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT seq FROM events
            WHERE seq < $seq AND seq > $start AND class <= $class AND ({Sql(command, "t", _types)}) AND ({Sql(command, "m", _mapped)})
            ORDER BY seq DESC LIMIT 1
            """;
        command.Parameters.AddWithValue("$seq", seq);
        command.Parameters.AddWithValue("$start", Start);
        command.Parameters.AddWithValue("$class", (int)_minimum);
        return command.ExecuteScalar() as long? ?? 0;
    });

    private static bool Matches(IReadOnlyList<string> patterns, string type) =>
        patterns.Count == 0 || patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, type, ignoreCase: false));

    /// <summary>The same patterns for SQLite. Nothing but a star is special in a type pattern, see <see cref="FilterCheck"/>.</summary>
    private static string Sql(SqliteCommand command, string prefix, IReadOnlyList<string> patterns)
    {
        if (patterns.Count == 0)
            return "1";
        for (var i = 0; i < patterns.Count; i++)
            command.Parameters.AddWithValue($"${prefix}{i}", patterns[i]);
        return string.Join(" OR ", patterns.Select((_, i) => $"type GLOB ${prefix}{i}"));
    }
}
