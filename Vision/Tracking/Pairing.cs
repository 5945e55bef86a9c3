using System.Runtime.InteropServices;

namespace EdgeGateway.Vision.Tracking;

/// <summary>One stage of the association: pairs the objects still missing with a range of sightings, and writes the result into both.</summary>
internal sealed class Pairing
{
    public delegate float Measure(Followed followed, in Box predicted, in Box box, TimeSpan at);

    private readonly Assignment _assignment = new();
    private readonly List<Followed> _missing = [];
    private float[] _likeness = [];
    private int[] _columnOf = [];

    public void Pair(List<Followed> followed, List<Sighting> sightings, int from, int to, TimeSpan at, Measure measure)
    {
        _missing.Clear();
        _missing.AddRange(followed.Where(each => each.Misses > 0));
        var columns = to - from;
        if (_missing.Count == 0 || columns == 0)
            return;
        Fill(sightings, from, columns, at, measure);
        _assignment.Solve(_likeness, _missing.Count, columns, _columnOf);
        for (var row = 0; row < _missing.Count; row++)
        {
            if (_columnOf[row] < 0)
                continue;
            var index = from + _columnOf[row];
            _missing[row].See(sightings[index].Detection, at);
            sightings[index] = sightings[index] with { TrackId = _missing[row].Id };
        }
    }

    private void Fill(List<Sighting> sightings, int from, int columns, TimeSpan at, Measure measure)
    {
        var cells = _missing.Count * columns;
        if (_likeness.Length < cells)
            _likeness = new float[cells * 2];
        if (_columnOf.Length < _missing.Count)
            _columnOf = new int[_missing.Count * 2];
        var range = CollectionsMarshal.AsSpan(sightings).Slice(from, columns);
        for (var row = 0; row < _missing.Count; row++)
        {
            var followed = _missing[row];
            var predicted = followed.Predict(at);
            for (var column = 0; column < columns; column++)
            {
                ref readonly var sighting = ref range[column];
                _likeness[(row * columns) + column] =
                    sighting.Group == followed.Group ? measure(followed, predicted, sighting.Box, at) : 0;
            }
        }
    }
}
