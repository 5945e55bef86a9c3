using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision;

/// <summary>Counts what a camera does and puts it into words. Any thread.</summary>
internal sealed class CameraMeter(CaptureCounters capture, string address, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _looked;
    private TimeSpan _lookTime;
    private string _size = "";
    private (long At, long Received, long Looked, TimeSpan LookTime) _last = (clock.GetTimestamp(), 0, 0, TimeSpan.Zero);

    /// <summary>Detector in use.</summary>
    public string Detector { get; set; } = "";

    /// <summary>Crossings of the camera's lines, by rule.</summary>
    public IReadOnlyDictionary<string, Rules.LineCount> Lines { get; set; } = new Dictionary<string, Rules.LineCount>();

    public long LookedAt => Interlocked.Read(ref _looked);

    public void Looked(TimeSpan took, Frame frame)
    {
        lock (_gate)
        {
            _looked++;
            _lookTime += took;
            _size = $"{frame.Width}x{frame.Height}";
        }
    }

    /// <summary>Rates since the last call; totals since the start.</summary>
    public IReadOnlyDictionary<string, string> Read()
    {
        lock (_gate)
        {
            var now = (At: clock.GetTimestamp(), capture.Received, Looked: _looked, LookTime: _lookTime);
            var seconds = Math.Max(clock.GetElapsedTime(_last.At, now.At).TotalSeconds, 0.001);
            var looked = now.Looked - _last.Looked;
            var facts = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["address"] = address,
                ["detector"] = Detector,
                ["size"] = _size,
                ["fps"] = $"{(now.Received - _last.Received) / seconds:0.0}",
                ["lookedAt"] = $"{now.Looked}",
                ["dropped"] = $"{capture.Dropped}",
                ["restarts"] = $"{capture.Restarts}",
                ["lookMs"] = looked == 0 ? "" : $"{(now.LookTime - _last.LookTime).TotalMilliseconds / looked:0.0}",
            };
            foreach (var (rule, count) in Lines)
                facts[$"line.{rule}"] = $"{count.ToLeft}/{count.ToRight}";
            _last = now;
            return facts;
        }
    }
}
