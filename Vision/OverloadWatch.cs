using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision;

/// <summary>Judges whether a camera gets too few turns at the detector, by what was dropped in the last minute. Pure.</summary>
internal sealed class OverloadWatch
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const double Begins = 0.3;
    private const double Ends = 0.1;
    private const int LeastPictures = 10;

    private readonly Queue<(TimeSpan At, long Received, long Dropped)> _looks = new();

    public Trouble? Trouble { get; private set; }

    /// <param name="at">Monotonic.</param>
    /// <param name="received">Pictures so far.</param>
    /// <param name="dropped">Of them, replaced while they waited for the detector.</param>
    /// <returns>True when the trouble came or went.</returns>
    public bool Look(TimeSpan at, long received, long dropped)
    {
        _looks.Enqueue((at, received, dropped));
        while (_looks.Count > 2 && at - _looks.ElementAt(1).At >= Window)
            _looks.Dequeue();
        var first = _looks.Peek();
        var (came, lost) = (received - first.Received, dropped - first.Dropped);
        if (at - first.At < Window || came < LeastPictures)
            return false;
        var share = (double)lost / came;
        var was = Trouble is not null;
        var now = share > (was ? Ends : Begins);
        Trouble = now ? Overloaded(share) : null;
        return now != was;
    }

    private static Trouble Overloaded(double share) => new(
        "camera.overloaded",
        new($"本机来不及识别：最近一分钟 {share:P0} 的画面被跳过。", $"The box cannot keep up: {share:P0} of the last minute's pictures were not looked at."),
        new("减少摄像机，调低 fps，改用关键帧或更小的模型；或换更快的机器。", "Fewer cameras, a lower fps, key frames or a smaller model; or a faster box."));
}
