using EdgeGateway.Testing;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Tracking;
using Item = EdgeGateway.Testing.TrackScore.Item;

namespace EdgeGateway.Benchmarks.Sight;

/// <summary>
/// How well tracks stay with their people on drawn streets of 30 s: they walk both ways, stop, turn, hide one another, and the detector misses one in fourteen and most of those hidden.
/// The same number is always the same street.
/// </summary>
internal static class WalkersPart
{
    private const double Seconds = 30;

    public static readonly IReadOnlyList<string> Kinds = ["crossing", "crowd", "turn"];

    public static void Run()
    {
        foreach (var kind in Kinds)
        {
            foreach (var fps in (double[])[10, 5, 2, 1])
            {
                var (mota, idf1, switches) = Mean(kind, fps, streets: 60);
                Console.WriteLine($"tracking, {kind,-8} at {fps,2} fps, 60 streets: MOTA {mota:0.000}, IDF1 {idf1:0.000}, {switches:0.0} swaps a street");
            }
        }
    }

    public static (double Mota, double Idf1, double Switches) Mean(string kind, double fps, int streets)
    {
        var scores = Enumerable.Range(0, streets).Select(street => Play(kind, fps, street)).ToList();
        return (scores.Average(score => score.Mota), scores.Average(score => score.Idf1), scores.Average(score => score.Switches));
    }

    private static TrackScore Play(string kind, double fps, int street)
    {
        var random = new Random(street);
        var people = Enumerable.Range(0, kind == "crowd" ? 10 : 6).Select(_ => new Walker(random, turns: kind == "turn")).ToList();
        var (association, score) = (new Association(), new TrackScore());
        for (var n = 0; n / fps <= Seconds; n++)
        {
            List<(int Id, Box Box)> truth = [.. people.Select((walker, i) => walker.At(n / fps, i)).OfType<(int, Box)>()];
            List<Detection> seen = [.. truth.Select(one => See(one.Box, [.. truth.Where(other => other.Id != one.Id && other.Box.Bottom > one.Box.Bottom).Select(other => other.Box)], random)).OfType<Detection>()];
            association.Observe(TimeSpan.FromSeconds(n / fps), seen);
            // A track is shown from its second picture on.
            if (n > 0)
                score.Add([.. truth.Select(one => ToItem(one.Id, one.Box))], [.. association.Tracks.Select(track => ToItem(track.Id, track.Box))]);
        }
        return score;
    }

    /// <summary>What the detector makes of somebody behind others; null: nothing.</summary>
    private static Detection? See(Box box, IReadOnlyList<Box> inFront, Random random)
    {
        var hidden = inFront.Select(other => Shared(box, other) / box.Area).DefaultIfEmpty().Max();
        var overlap = inFront.Select(box.Iou).DefaultIfEmpty().Max();
        var chance = hidden > 0.6f || overlap > 0.5f ? 0.1 : hidden > 0.3f ? 0.7 : 0.93;
        if (random.NextDouble() > chance)
            return null;
        var score = Math.Max(0.11f, 0.45f + (random.NextSingle() * 0.4f) - (hidden * 0.4f));
        float Tremble(float size) => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())) * 0.025f * size;
        return new Detection("person", score, new Box(
            box.Left + Tremble(box.Width), box.Top + Tremble(box.Height), box.Right + Tremble(box.Width), box.Bottom + Tremble(box.Height)));
    }

    private static float Shared(Box a, Box b) =>
        Math.Max(0, Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left)) * Math.Max(0, Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top));

    private static Item ToItem(int id, Box box) => new(id, box.Left, box.Top, box.Right, box.Bottom);

    /// <summary>Walks along the street for ever: whoever is out on one side comes in on the other as somebody else.</summary>
    private sealed class Walker
    {
        private const double Lap = 1.2;

        private readonly double _foot;
        private readonly double _height;
        private readonly double _speed;
        private readonly double _start;
        private readonly double _down;
        private readonly (double At, double For) _stop;
        private readonly double _turn;
        private readonly double _gait;

        public Walker(Random random, bool turns)
        {
            _foot = 0.5 + (random.NextDouble() * 0.3);
            // Who is nearer is taller.
            _height = 0.12 + ((_foot - 0.5) * 0.4) + (random.NextDouble() * 0.02);
            var direction = random.Next(2) == 0 ? 1 : -1;
            // A quarter to three quarters of the own height a second.
            _speed = direction * _height * (0.25 + (random.NextDouble() * 0.5)) * 0.75;
            _start = random.NextDouble();
            _down = (random.NextDouble() - 0.5) * 0.008;
            _stop = random.NextDouble() < 0.3 ? (random.NextDouble() * 20, 3 + (random.NextDouble() * 5)) : (99, 0);
            _turn = turns && random.NextDouble() < 0.6 ? 5 + (random.NextDouble() * 15) : double.MaxValue / 4;
            _gait = random.NextDouble() * Math.Tau;
        }

        /// <summary>Null: outside.</summary>
        public (int Id, Box Box)? At(double seconds, int number)
        {
            var walked = seconds - Math.Clamp(seconds - _stop.At, 0, _stop.For);
            var way = _start + (_speed * (walked < _turn ? walked : (2 * _turn) - walked));
            var lap = (int)Math.Floor(way / Lap);
            var x = way - (lap * Lap) - 0.1;
            if (x is < -0.02 or > 1.02)
                return null;
            var half = _height * 0.2 * (1 + (0.12 * Math.Sin((seconds * 6) + _gait)));
            var bottom = _foot + (_down * walked) + (0.002 * Math.Sin((seconds * 12) + _gait));
            return ((number * 1000) + lap + 500, new Box((float)Math.Max(0, x - half), (float)(bottom - _height), (float)Math.Min(1, x + half), (float)bottom));
        }
    }
}
