using System.Globalization;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Capture;

/// <summary>What a stream turned out to be.</summary>
/// <param name="Codec">Like <c>h264</c>; null when it was not told in time.</param>
/// <param name="Width">Pixels, 0 for unknown.</param>
/// <param name="Height">Pixels, 0 for unknown.</param>
/// <param name="Fps">Pictures per second of stream time; null with fewer than two.</param>
/// <param name="Pictures">How many were seen.</param>
/// <param name="KeyFrames">How many of them stand for themselves.</param>
/// <param name="KeyFrameSeconds">Longest time between two; null with fewer than two.</param>
/// <param name="Trouble">Why there is no stream; null when there is one.</param>
public sealed record StreamSight(string? Codec, int Width, int Height, double? Fps, int Pictures, int KeyFrames, double? KeyFrameSeconds, Trouble? Trouble)
{
    /// <summary>How much stream time was looked at, seconds.</summary>
    public double Seconds { get; init; }

    internal static StreamSight Not(Trouble trouble) => new(null, 0, 0, null, 0, 0, null, trouble);

    /// <summary>Reads what ffprobe writes, packets first. Pure.</summary>
    internal static StreamSight Read(IEnumerable<string> lines)
    {
        var (times, keys) = (new List<double>(), new List<double>());
        IReadOnlyDictionary<string, string> stream = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var fields = Fields(line);
            if (line.StartsWith("stream|", StringComparison.Ordinal))
                stream = fields;
            if (!line.StartsWith("packet|", StringComparison.Ordinal) || Number(fields, "pts_time") is not { } time)
                continue;
            times.Add(time);
            if (fields.GetValueOrDefault("flags")?.StartsWith('K') == true)
                keys.Add(time);
        }

        times.Sort();
        keys.Sort();
        var span = times.Count > 1 ? times[^1] - times[0] : 0;
        return new StreamSight(
            stream.GetValueOrDefault("codec_name"), (int)(Number(stream, "width") ?? 0), (int)(Number(stream, "height") ?? 0),
            span > 0 ? (times.Count - 1) / span : null, times.Count, keys.Count,
            keys.Count > 1 ? keys.Zip(keys.Skip(1), static (a, b) => b - a).Max() : null, null)
        { Seconds = span };
    }

    private static Dictionary<string, string> Fields(string line)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in line.Split('|').Skip(1))
        {
            if (part.Split('=', 2) is [var name, var value])
                fields[name] = value;
        }

        return fields;
    }

    private static double? Number(IReadOnlyDictionary<string, string> fields, string name) =>
        double.TryParse(fields.GetValueOrDefault(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
