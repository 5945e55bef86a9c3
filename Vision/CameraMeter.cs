using EdgeGateway.Vision.CameraHealth;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision;

/// <summary>Counts what a camera does and puts it into words. Any thread.</summary>
internal sealed class CameraMeter(CaptureCounters capture, string address, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _looked;
    private long _held;
    private long _inferences;
    private TimeSpan _lookTime;
    private TimeSpan _waitTime;
    private string _size = "";
    private (long At, long Received, long Looked, TimeSpan LookTime, TimeSpan WaitTime, TimeSpan Decoding) _last = (clock.GetTimestamp(), 0, 0, default, default, default);

    public CaptureCounters Capture => capture;

    /// <summary>Detector in use.</summary>
    public string Detector { get; set; } = "";

    /// <summary>Crossings of the camera's lines, by rule.</summary>
    public IReadOnlyDictionary<string, Rules.LineCount> Lines { get; set; } = new Dictionary<string, Rules.LineCount>();

    public long LookedAt => Interlocked.Read(ref _looked);

    /// <param name="took">Work on it.</param>
    /// <param name="waited">For the detector's turn, on top of that.</param>
    /// <param name="inferences">Looks of the detector at the picture and its regions; 0: it was not needed, because nothing moved.</param>
    public void Looked(TimeSpan took, TimeSpan waited, Frame frame, int inferences)
    {
        lock (_gate)
        {
            _looked++;
            _held += inferences == 0 ? 1 : 0;
            _inferences += inferences;
            _lookTime += took;
            _waitTime += waited;
            _size = $"{frame.Width}x{frame.Height}";
        }
    }

    /// <summary>Rates since the last call; totals since the start.</summary>
    /// <param name="rateFaults">How often the stream's rate became wrong.</param>
    /// <param name="quality">How good the pictures are.</param>
    public IReadOnlyDictionary<string, string> Read(long rateFaults = 0, PictureQuality? quality = null)
    {
        var decoder = capture.Decoder.Read();
        lock (_gate)
        {
            var now = (At: clock.GetTimestamp(), capture.Received, Looked: _looked, LookTime: _lookTime, WaitTime: _waitTime, Decoding: decoder ?? default);
            var seconds = Math.Max(clock.GetElapsedTime(_last.At, now.At).TotalSeconds, 0.001);
            var looked = now.Looked - _last.Looked;
            var facts = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["address"] = address,
                ["detector"] = Detector,
                ["size"] = _size,
                ["fps"] = $"{(now.Received - _last.Received) / seconds:0.0}",
                ["lookedAt"] = $"{now.Looked}",
                ["held"] = $"{_held}",
                ["inferences"] = $"{_inferences}",
                ["dropped"] = $"{capture.Dropped}",
                ["droppedWaiting"] = $"{capture.DroppedWaiting}",
                ["streamErrors"] = $"{capture.Errors}",
                ["rateFaults"] = $"{rateFaults}",
                ["resizes"] = $"{capture.Resizes}",
                ["restarts"] = $"{capture.Restarts}",
                ["lookMs"] = looked == 0 ? "" : $"{(now.LookTime - _last.LookTime).TotalMilliseconds / looked:0.0}",
                ["waitMs"] = looked == 0 ? "" : $"{(now.WaitTime - _last.WaitTime).TotalMilliseconds / looked:0.0}",
            };
            foreach (var (rule, count) in Lines)
                facts[$"line.{rule}"] = $"{count.ToLeft}/{count.ToRight}";
            if (decoder is not null)
            {
                facts["decodeSeconds"] = $"{now.Decoding.TotalSeconds:0.00}";
                facts["decodePercent"] = $"{100 * (now.Decoding - _last.Decoding).TotalSeconds / seconds:0}";
            }
            if (quality is not null)
                Add(facts, quality);
            _last = now;
            return facts;
        }
    }

    private static void Add(Dictionary<string, string> facts, PictureQuality quality)
    {
        facts["quality"] = $"{quality.Grade:0.00}";
        facts["qualityLimit"] = quality.Grade < 1 ? quality.Worst : "";
        foreach (var (part, grade) in quality.Parts)
            facts[$"quality.{part}"] = $"{grade:0.00}";
    }
}
