namespace EdgeGateway.Vision.Tracking;

/// <summary>A place as it is written down. Times are those of the camera's own clock, see <see cref="SightMemory"/>.</summary>
public sealed record PlaceMemory
{
    public required int Id { get; init; }

    /// <summary>Label group.</summary>
    public required string Group { get; init; }

    /// <summary>Mean box: left, top, right, bottom.</summary>
    public required IReadOnlyList<float> Anchor { get; init; }

    /// <summary>Where it first stood.</summary>
    public required IReadOnlyList<float> Origin { get; init; }

    public required TimeSpan FirstSeen { get; init; }
    public required TimeSpan BlindAtFirst { get; init; }
    public required TimeSpan GapBefore { get; init; }
    public required TimeSpan LastSeen { get; init; }
    public bool PresentAtStart { get; init; }
    public required int Sightings { get; init; }
    public required int Looks { get; init; }
    public required float Scores { get; init; }

    /// <summary>Sum of scores by label.</summary>
    public required IReadOnlyDictionary<string, float> Votes { get; init; }

    public static IReadOnlyList<float> Plain(in Box box) => [box.Left, box.Top, box.Right, box.Bottom];

    public static Box ToBox(IReadOnlyList<float> sides) => sides.Count == 4 ? new Box(sides[0], sides[1], sides[2], sides[3]) : default;
}
