using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Inference.Scheduling;

/// <summary>Looks at the pictures of requests whose turn has come, and answers each, whatever happens.</summary>
internal static class InferenceBatch
{
    public static void Run(IReadOnlyList<InferenceRequest> requests, Func<long, TimeSpan> elapsed)
    {
        List<(InferenceRequest Request, Frame Frame, TimeSpan Waited)> ready = [];
        foreach (var request in requests)
        {
            var waited = elapsed(request.Since);
            if (Fails(request, () => request.Newest(), out var frame) || frame is null)
                request.Answer.TrySetResult(new InferenceAnswer(null, waited));
            else
                ready.Add((request, frame, waited));
        }
        if (ready.Count > 1 && TryTogether(ready))
            return;
        foreach (var (request, frame, waited) in ready)
        {
            if (!Fails(request, () => request.Detector.Detect(frame), out var detections))
                request.Answer.TrySetResult(new InferenceAnswer(detections, waited));
        }
    }

    /// <summary>One camera's bad picture must not cost the others theirs: when it fails together, each is tried alone.</summary>
    private static bool TryTogether(List<(InferenceRequest Request, Frame Frame, TimeSpan Waited)> ready)
    {
        try
        {
            var found = ready[0].Request.Detector.DetectAll([.. ready.Select(one => one.Frame)]);
            for (var i = 0; i < ready.Count; i++)
                ready[i].Request.Answer.TrySetResult(new InferenceAnswer(found[i], ready[i].Waited));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>True when it failed; the camera that asked is told why.</summary>
    private static bool Fails<T>(InferenceRequest request, Func<T> act, out T? result)
    {
        try
        {
            result = act();
            return false;
        }
        catch (Exception e)
        {
            result = default;
            request.Answer.TrySetException(e);
            return true;
        }
    }
}
