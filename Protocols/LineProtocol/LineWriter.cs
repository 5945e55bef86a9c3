using System.Globalization;
using System.Text;

namespace EdgeGateway.Protocols.LineProtocol;

/// <summary>
/// Writes InfluxDB's line protocol: <c>measurement,tag=value field=value time</c>, one point a line, time in nanoseconds. Pure.
/// </summary>
public static class LineWriter
{
    /// <summary>Outside of it nanoseconds since 1970 do not fit into 64 bits.</summary>
    private static readonly DateTimeOffset Latest = DateTimeOffset.UnixEpoch.AddTicks(long.MaxValue / NanosecondsPerTick);

    private const long NanosecondsPerTick = 100;

    /// <summary>Appends one line. Tags and fields without a name, tags without a value and numbers that cannot be written are left out.</summary>
    /// <param name="into">Gets the line and its end.</param>
    /// <param name="measurement">Name of the measurement, not empty.</param>
    /// <param name="tags">Written in the order of their names, as servers like it.</param>
    /// <param name="fields">At least one that can be written.</param>
    /// <param name="time">UTC time; null lets the server take its own.</param>
    /// <returns>False, and nothing appended, when no field is left.</returns>
    public static bool TryWrite(
        StringBuilder into,
        string measurement,
        IEnumerable<KeyValuePair<string, string>> tags,
        IEnumerable<KeyValuePair<string, LineValue>> fields,
        DateTimeOffset? time)
    {
        ArgumentException.ThrowIfNullOrEmpty(measurement);
        var start = into.Length;
        Escape(into, measurement, equals: false);
        foreach (var (name, value) in tags.Where(tag => tag.Key.Length > 0 && tag.Value.Length > 0).OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            into.Append(',');
            Escape(into, name, equals: true);
            into.Append('=');
            Escape(into, value, equals: true);
        }

        var first = true;
        foreach (var (name, value) in fields.Where(field => field.Key.Length > 0 && field.Value.CanBeWritten))
        {
            into.Append(first ? ' ' : ',');
            Escape(into, name, equals: true);
            into.Append('=').Append(value.ToString());
            first = false;
        }

        if (first)
        {
            into.Length = start;
            return false;
        }

        if (time is { } at && at <= Latest)
            into.Append(' ').Append(((at - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick).ToString(CultureInfo.InvariantCulture));
        into.Append('\n');
        return true;
    }

    // Servers differ in what a backslash before a separator means, and none has a way to write a line break into a name: both are replaced.
    private static void Escape(StringBuilder into, string text, bool equals)
    {
        foreach (var letter in text)
        {
            switch (letter)
            {
                case ',' or ' ':
                    into.Append('\\').Append(letter);
                    break;
                case '=' when equals:
                    into.Append("\\=");
                    break;
                case '\\':
                    into.Append('/');
                    break;
                case < ' ' or '\u007f':
                    into.Append("\\ ");
                    break;
                default:
                    into.Append(letter);
                    break;
            }
        }
    }
}
