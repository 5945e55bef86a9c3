using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Inference.Scheduling;

/// <summary>
/// One for the box: who waited longest is looked at next, and every camera waits with one picture at most, so that no camera starves however many
/// pictures another has. What came while a camera waited takes the place of what it came with. Any thread.
/// </summary>
/// <param name="workers">Looks at the same time; 0: one less than the processor has cores, at least one.</param>
/// <param name="clock">Measures how long pictures wait.</param>
public sealed class InferenceScheduler(int workers, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<InferenceRequest> _waiting = new();
    private int _running;

    /// <summary>The one of a process that configures none.</summary>
    public static InferenceScheduler Box { get; } = new(0, TimeProvider.System);

    public int Workers { get; } = workers > 0 ? workers : Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Cameras that wait now.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _waiting.Count;
        }
    }

    /// <summary>Waits for its turn, then looks at the newest picture.</summary>
    /// <param name="detector">Used by this call alone until it ends.</param>
    /// <param name="newest">Asked once, on another thread, when the turn has come; null: there is nothing to look at any more.</param>
    /// <param name="stopping">Gives the place in the queue up; a look that began is finished.</param>
    internal async Task<InferenceAnswer> DetectAsync(Detector detector, Func<Frame?> newest, CancellationToken stopping)
    {
        var request = new InferenceRequest(detector, newest, clock.GetTimestamp());
        lock (_gate)
        {
            request.Node = _waiting.AddLast(request);
            if (_running < Workers)
            {
                _running++;
                _ = Task.Run(Work, CancellationToken.None);
            }
        }
        await using (stopping.Register(() => GiveUp(request, stopping)))
            return await request.Answer.Task;
    }

    private void GiveUp(InferenceRequest request, CancellationToken stopping)
    {
        lock (_gate)
        {
            if (request.Node?.List is null)
                return;
            _waiting.Remove(request.Node);
        }
        request.Answer.TrySetCanceled(stopping);
    }

    private void Work()
    {
        while (Take() is { } batch)
            InferenceBatch.Run(batch, started => clock.GetElapsedTime(started));
    }

    /// <summary>The one that waited longest and, when its model takes several pictures, others of that model in the order they came. Null: nobody waits.</summary>
    private List<InferenceRequest>? Take()
    {
        lock (_gate)
        {
            if (_waiting.First is not { } first)
            {
                _running--;
                return null;
            }
            List<InferenceRequest> batch = [];
            var most = first.Value.Detector.LargestBatch;
            for (var node = first; node is not null && batch.Count < most;)
            {
                var next = node.Next;
                if (ReferenceEquals(node.Value.Detector.BatchKey, first.Value.Detector.BatchKey))
                {
                    batch.Add(node.Value);
                    _waiting.Remove(node);
                }
                node = next;
            }
            return batch;
        }
    }
}
