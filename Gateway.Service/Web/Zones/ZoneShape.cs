using System.Globalization;

namespace EdgeGateway.Service.Web.Zones;

/// <summary>Something drawn on the still: a rule's zone or line, or a mask.</summary>
/// <param name="Key"><c>zone:0</c>, <c>line:0</c>, <c>mask:1</c>.</param>
/// <param name="Name">Written beside it.</param>
/// <param name="Points">Parts of the picture. The editor's own list, not a copy.</param>
public sealed record ZoneShape(string Key, string Name, IReadOnlyList<double[]> Points)
{
    public bool IsLine => Key.StartsWith("line:", StringComparison.Ordinal);

    public string Kind => Key[..Key.IndexOf(':', StringComparison.Ordinal)];

    public int Index => int.Parse(Key[(Key.IndexOf(':', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);

    /// <summary>Points it needs at least.</summary>
    public int Least => IsLine ? 2 : 3;

    /// <summary>It wants more points: a tap on the picture gives one.</summary>
    public bool IsBegun => Points.Count < Least;
}
