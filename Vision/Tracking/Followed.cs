using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tracking;

/// <summary>What the association knows about one object it follows. Velocities are in picture widths and heights per second.</summary>
internal sealed class Followed(int id, string group, Detection first, TimeSpan at)
{
    /// <summary>Seconds over which the speed is averaged, whatever the rate: boxes tremble, and more so from picture to picture when there are many.</summary>
    private const float Memory = 0.6f;

    /// <summary>A prediction further ahead than this says nothing any more.</summary>
    private const double LongestPrediction = 2.5;

    private readonly Dictionary<string, float> _votes = new() { [first.Label] = first.Score };
    private float _speedX;
    private float _speedY;

    public int Id { get; } = id;
    public string Group { get; } = group;
    public Box Box { get; private set; } = first.Box;
    public float Score { get; private set; } = first.Score;
    public string Label { get; private set; } = first.Label;
    public TimeSpan FirstSeen { get; } = at;
    public TimeSpan LastSeen { get; private set; } = at;
    public int Hits { get; private set; } = 1;
    public int Misses { get; private set; }

    /// <summary>See <see cref="Track.Path"/>.</summary>
    public float Path { get; private set; }

    /// <summary>Where it would be now if it went on as before.</summary>
    public Box Predict(TimeSpan at)
    {
        var ahead = (float)Math.Min((at - LastSeen).TotalSeconds, LongestPrediction);
        return new Box(
            Box.Left + (_speedX * ahead), Box.Top + (_speedY * ahead), Box.Right + (_speedX * ahead), Box.Bottom + (_speedY * ahead));
    }

    public void See(Detection detection, TimeSpan at)
    {
        var seconds = (float)(at - LastSeen).TotalSeconds;
        if (seconds > 0)
        {
            var share = Hits == 1 ? 1 : 1 - MathF.Exp(-seconds / Memory);
            _speedX += share * (((detection.Box.Left + detection.Box.Right - Box.Left - Box.Right) / 2 / seconds) - _speedX);
            _speedY += share * (((detection.Box.Top + detection.Box.Bottom - Box.Top - Box.Bottom) / 2 / seconds) - _speedY);
        }
        Path = Math.Max(Path, Travel.Heights(first.Box, detection.Box));
        (Box, Score, LastSeen, Misses) = (detection.Box, detection.Score, at, 0);
        Hits++;
        var votes = _votes[detection.Label] = _votes.GetValueOrDefault(detection.Label) + detection.Score;
        if (votes > _votes[Label])
            Label = detection.Label;
    }

    public void Miss() => Misses++;

    /// <summary>It is where it was.</summary>
    public void Stay(TimeSpan at) => (_speedX, _speedY, LastSeen) = (0, 0, at);

    public Track ToTrack(TimeSpan at) => new(Id, Label, Score, Box, at - FirstSeen) { Path = Path };
}
