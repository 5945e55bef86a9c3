using System.Text.Json;
using EdgeGateway.Protocols.City;

namespace EdgeGateway.Service.Cases.Limits;

/// <summary>
/// Which unit grid a position lies in. Reads GeoJSON: features with <c>Polygon</c> or <c>MultiPolygon</c>, holes included, in degrees, and the property
/// <c>code</c>, or <c>SZDYWGBSM</c> as GB/T 47678.5 calls it. Pure.
/// </summary>
internal sealed class GridMap
{
    private readonly List<(GridCell Cell, double[][][] Rings)> _shapes;

    private GridMap(List<(GridCell, double[][][])> shapes) => _shapes = shapes;

    public static GridMap None { get; } = new([]);

    /// <summary>Shapes in the map.</summary>
    public int Count => _shapes.Count;

    /// <exception cref="InvalidDataException">Not such a file; the message names the feature.</exception>
    public static GridMap Read(ReadOnlyMemory<byte> geoJson)
    {
        try
        {
            using var document = JsonDocument.Parse(geoJson);
            return new GridMap([.. document.RootElement.GetProperty("features").EnumerateArray().SelectMany(ShapesOf)]);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"no GeoJSON FeatureCollection of polygons: {wrong.Message}", wrong);
        }
    }

    /// <summary>Null outside of every cell; on a common border, the cell that comes first in the file.</summary>
    public GridCell? Find(double longitude, double latitude) =>
        _shapes.Find(shape => shape.Rings.Count(ring => IsInside(ring, longitude, latitude)) % 2 == 1).Cell;

    private static IEnumerable<(GridCell Cell, double[][][] Rings)> ShapesOf(JsonElement feature)
    {
        var properties = feature.GetProperty("properties");
        var code = Text(properties, "code") ?? Text(properties, "SZDYWGBSM");
        if (!UnitGrid.TryParse(code, out _))
            throw new InvalidDataException($"feature with code '{code}': 15 characters are needed, 6 digits first");
        var cell = new GridCell(code!, Text(properties, "unit"));
        var geometry = feature.GetProperty("geometry");
        var coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => [(cell, RingsOf(coordinates))],
            "MultiPolygon" => [.. coordinates.EnumerateArray().Select(polygon => (cell, RingsOf(polygon)))],
            var other => throw new InvalidDataException($"feature {code} is a {other}, not a Polygon or MultiPolygon"),
        };
    }

    private static double[][][] RingsOf(JsonElement polygon) =>
        [.. polygon.EnumerateArray().Select(ring => ring.EnumerateArray().Select(PointOf).ToArray())];

    private static double[] PointOf(JsonElement point) => point.GetArrayLength() >= 2
        ? [point[0].GetDouble(), point[1].GetDouble()] : throw new InvalidDataException("a point without longitude and latitude");

    private static string? Text(JsonElement properties, string name) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Even and odd crossings of a ray to the east.</summary>
    private static bool IsInside(double[][] ring, double x, double y)
    {
        var inside = false;
        for (int i = 0, j = ring.Length - 1; i < ring.Length; j = i++)
        {
            var (a, b) = (ring[i], ring[j]);
            if (a[1] > y != b[1] > y && x < ((b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])) + a[0])
                inside = !inside;
        }
        return inside;
    }
}
