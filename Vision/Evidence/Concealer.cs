using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using OpenCvSharp;

namespace EdgeGateway.Vision.Evidence;

/// <summary>
/// Hides in every picture of a camera what its model finds, before anybody gets the picture. Without a usable model it hides the whole picture: what the camera's own detector would
/// have to find first might be what it misses. Any thread; one picture at a time.
/// </summary>
public sealed class Concealer : IDisposable
{
    /// <summary>Objects of a case that are looked at from near; the whole picture always is.</summary>
    private const int MostCloseUps = 4;

    private readonly BlurOptions _options;
    private readonly Func<string, DetectorChoice> _open;
    private readonly Lock _gate = new();
    private DetectorChoice? _choice;
    private Trouble? _trouble;
    private bool _failed;

    private Concealer(BlurOptions options, Func<string, DetectorChoice> open) => (_options, _open) = (options, open);

    /// <summary>What does not work came, changed or went. Raised by whoever asked for a picture.</summary>
    public event Action<Trouble?>? Changed;

    /// <param name="options">Null is returned when they name no model: nothing is to be hidden.</param>
    /// <param name="open">Opens a model by its name; null: there is nobody to open it, whole pictures are hidden.</param>
    public static Concealer? Of(BlurOptions options, Func<string, DetectorChoice>? open)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Model.Length == 0 ? null : new Concealer(options, open ?? (static _ => new DetectorChoice(new BlindDetector(), null)));
    }

    /// <summary>Opens the model, so that what is wrong with it is known before the first picture. May take a second.</summary>
    public void Open()
    {
        lock (_gate)
            _ = Detector();
    }

    public void Dispose()
    {
        lock (_gate)
            _choice?.Detector.Dispose();
    }

    /// <param name="frame">What is looked at.</param>
    /// <param name="picture">The same, whole; changed.</param>
    /// <param name="subjects">Objects that will be cut out, or that a reviewer will look at.</param>
    internal Hidden Hide(Frame frame, Mat picture, IEnumerable<Box> subjects)
    {
        lock (_gate)
        {
            if (Detector() is { } detector && Find(detector, frame, subjects) is { } found)
            {
                foreach (var part in found)
                    Mosaic.Part(picture, part);
                return new Hidden(_options.Model, detector.Digest, _options.Labels, found.Count, false);
            }
            Mosaic.Whole(picture);
            return new Hidden(_options.Model, "", _options.Labels, 0, true);
        }
    }

    /// <summary>Null: there is none that can be trusted.</summary>
    private Detector? Detector()
    {
        if (_choice is null)
        {
            _choice = _open(_options.Model);
            var unknown = _options.Labels.Except(_choice.Detector.Labels).ToList();
            Tell(_choice.Detector.Name != _options.Model ? BlurTroubles.NoModel(_options.Model, _choice.Trouble)
                : unknown.Count > 0 || _options.Labels.Count == 0 ? BlurTroubles.UnknownLabels(_options.Model, unknown) : null);
        }
        return _trouble is null || _failed ? _choice.Detector : null;
    }

    private List<Rect>? Find(Detector detector, Frame frame, IEnumerable<Box> subjects)
    {
        try
        {
            var found = Look(detector, frame, new Rect(0, 0, frame.Width, frame.Height), frame);
            foreach (var subject in subjects.Take(MostCloseUps))
            {
                var (near, part) = CloseUp.Of(frame, StillMaker.Around(subject, frame.Width, frame.Height));
                using (near)
                    found.AddRange(Look(detector, near, part, frame));
            }
            if (_failed)
                Tell(null);
            _failed = false;
            return found;
        }
        // Whatever a model of somebody else's throws: the picture must not leave as it is.
        catch (Exception failure)
        {
            _failed = true;
            Tell(BlurTroubles.Failed(_options.Model, failure));
            return null;
        }
    }

    /// <summary>Finds of one look, in pixels of the whole picture, with their margin.</summary>
    private List<Rect> Look(Detector detector, Frame seen, Rect part, Frame whole) =>
    [
        .. detector.Detect(seen).Where(find => find.Score >= _options.MinScore && _options.Labels.Contains(find.Label))
            .Select(find => Grown(find.Box, part, whole)),
    ];

    private Rect Grown(Box box, Rect part, Frame whole)
    {
        var (moreX, moreY) = (box.Width * _options.Margin, box.Height * _options.Margin);
        var left = Math.Clamp(part.X + (int)MathF.Floor((box.Left - moreX) * part.Width), 0, whole.Width - 1);
        var top = Math.Clamp(part.Y + (int)MathF.Floor((box.Top - moreY) * part.Height), 0, whole.Height - 1);
        var right = Math.Clamp(part.X + (int)MathF.Ceiling((box.Right + moreX) * part.Width), left + 1, whole.Width);
        var bottom = Math.Clamp(part.Y + (int)MathF.Ceiling((box.Bottom + moreY) * part.Height), top + 1, whole.Height);
        return new Rect(left, top, right - left, bottom - top);
    }

    private void Tell(Trouble? trouble)
    {
        if (trouble?.Code == _trouble?.Code)
            return;
        _trouble = trouble;
        Changed?.Invoke(trouble);
    }
}
