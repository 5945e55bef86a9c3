using System.Threading.Channels;
using EdgeGateway.Vision.CameraHealth;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision;

/// <summary>
/// One look at a camera's picture, from the moment it came to the verdict. While it waits for its turn at the detector a newer picture takes its place.
/// Owns its frame until that is taken.
/// </summary>
internal sealed class PictureLook(Sight sight, CameraWatch watch, ChannelReader<Frame> frames, CaptureCounters counters, Frame frame) : IDisposable
{
    private bool _taken;

    public Sight Sight => sight;

    public Frame Frame { get; private set; } = frame;

    /// <summary>Masks it and looks whether the camera sees well. False: rules must not judge it.</summary>
    public bool Prepare()
    {
        sight.Mask(Frame);
        if (watch.Look(Frame))
            return true;
        sight.Suspend();
        return false;
    }

    /// <summary>The turn has come: the newest picture there is; null when it must not be judged.</summary>
    public Frame? Newest()
    {
        while (frames.TryRead(out var newer))
        {
            counters.CountDropped();
            Frame.Dispose();
            Frame = newer;
            if (!Prepare())
                return null;
        }
        return Frame;
    }

    /// <summary>Hands the frame over.</summary>
    public Frame Take()
    {
        _taken = true;
        return Frame;
    }

    public void Dispose()
    {
        if (!_taken)
            Frame.Dispose();
    }
}
