using System.Collections.Concurrent;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Inference.Scheduling;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests.Inference.Scheduling;

public sealed class InferenceSchedulerTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch);
    private readonly ConcurrentQueue<string> _order = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Detect_ManyWait_OldestFirst()
    {
        var scheduler = new InferenceScheduler(1, _clock);
        using var busy = new Gated();
        var first = scheduler.DetectAsync(busy, () => Frame(), Stop);
        await busy.Entered.Task.WaitAsync(Stop);
        var others = new[] { "a", "b", "c", "d" }.Select(name => scheduler.DetectAsync(new Named(name, _order), () => Frame(), Stop)).ToList();

        busy.Open();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(["a", "b", "c", "d"], _order);
        Assert.Equal(0, scheduler.Waiting);
    }

    /// <summary>One camera asks without end, the other is never late with its next picture: their turns alternate.</summary>
    [Fact]
    public async Task Detect_OneGreedyCamera_NobodyStarves()
    {
        var scheduler = new InferenceScheduler(1, _clock);
        var (greedy, modest) = (Recording("greedy"), Recording("modest"));
        using var busy = new Gated();
        var first = scheduler.DetectAsync(busy, () => Frame(), Stop);
        await busy.Entered.Task.WaitAsync(Stop);

        var asking = Ask(greedy, 100);
        var other = Ask(modest, 20);
        busy.Open();
        await Task.WhenAll(first, asking, other);

        Assert.Equal(string.Concat(Enumerable.Repeat("greedy modest ", 20)).Trim(), string.Join(' ', _order.Take(40)));

        // A look lasts until somebody else waits: on a busy machine the next picture would else come after the next turn.
        Seeing Recording(string name) => new(_ =>
        {
            _order.Enqueue(name);
            SpinWait.SpinUntil(() => scheduler.Waiting > 0 || _order.Count >= 40, TimeSpan.FromSeconds(20));
        });

        async Task Ask(Detector detector, int times)
        {
            for (var i = 0; i < times; i++)
                await scheduler.DetectAsync(detector, () => Frame(), Stop);
        }
    }

    [Fact]
    public async Task Detect_TurnComes_LooksAtTheNewestPicture()
    {
        var scheduler = new InferenceScheduler(1, _clock);
        using var busy = new Gated();
        var first = scheduler.DetectAsync(busy, () => Frame(), Stop);
        await busy.Entered.Task.WaitAsync(Stop);
        var newest = Frame(1);
        double? seen = null;
        var waits = scheduler.DetectAsync(new Seeing(frame => seen = frame.StreamTime.TotalSeconds), () => newest, Stop);

        newest = Frame(2);
        _clock.Advance(TimeSpan.FromSeconds(3));
        busy.Open();
        await first;

        Assert.Equal(3, (await waits).Waited.TotalSeconds);
        Assert.Equal(2, seen);
    }

    [Fact]
    public async Task Detect_NothingToLookAtAnyMore_AnswersSoAndAsksNobody()
    {
        var scheduler = new InferenceScheduler(1, _clock);

        var answer = await scheduler.DetectAsync(new Named("a", _order), () => null, Stop);

        Assert.Null(answer.Detections);
        Assert.Empty(_order);
    }

    [Fact]
    public async Task Detect_CameraStopsWhileItWaits_LeavesTheQueue()
    {
        var scheduler = new InferenceScheduler(1, _clock);
        using var busy = new Gated();
        var first = scheduler.DetectAsync(busy, () => Frame(), Stop);
        await busy.Entered.Task.WaitAsync(Stop);
        using var gone = new CancellationTokenSource();
        var waits = scheduler.DetectAsync(new Named("a", _order), () => Frame(), gone.Token);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        busy.Open();
        await first;

        Assert.Empty(_order);
    }

    [Fact]
    public async Task Detect_OneFails_TheNextGetsItsTurn()
    {
        var scheduler = new InferenceScheduler(1, _clock);

        await Assert.ThrowsAsync<InvalidOperationException>(() => scheduler.DetectAsync(new Seeing(_ => throw new InvalidOperationException("bad picture")), () => Frame(), Stop));
        await scheduler.DetectAsync(new Named("a", _order), () => Frame(), Stop);

        Assert.Equal(["a"], _order);
    }

    [Fact]
    public async Task Detect_ModelTakesSeveral_LooksAtThemInOneGo()
    {
        var scheduler = new InferenceScheduler(1, _clock);
        using var busy = new Gated();
        var first = scheduler.DetectAsync(busy, () => Frame(), Stop);
        await busy.Entered.Task.WaitAsync(Stop);
        var key = new object();
        var sizes = new ConcurrentQueue<int>();
        var waiting = Enumerable.Range(0, 5).Select(n => scheduler.DetectAsync(new Batching(key, sizes), () => Frame(n), Stop)).ToList();

        busy.Open();
        await first;
        var answers = await Task.WhenAll(waiting);

        Assert.Equal([3, 2], sizes);
        Assert.Equal([0, 1, 2, 3, 4], answers.Select(answer => answer.Detections!.Single().Score));
    }

    [Fact]
    public async Task Detect_OneBadPictureInABatch_TheOthersAreLookedAt()
    {
        var scheduler = new InferenceScheduler(1, _clock);
        using var busy = new Gated();
        var first = scheduler.DetectAsync(busy, () => Frame(), Stop);
        await busy.Entered.Task.WaitAsync(Stop);
        var key = new object();
        var waiting = Enumerable.Range(0, 3).Select(n => scheduler.DetectAsync(new Batching(key, new()) { Bad = 1 }, () => Frame(n), Stop)).ToList();

        busy.Open();
        await first;

        Assert.Equal(0, (await waiting[0]).Detections!.Single().Score);
        await Assert.ThrowsAsync<InvalidOperationException>(() => waiting[1]);
        Assert.Equal(2, (await waiting[2]).Detections!.Single().Score);
    }

    private static Frame Frame(double seconds = 0) => Vtest.Flat(8, 8, 0, 0, 0, seconds);

    private abstract class Test : Detector
    {
        public override string Name => "test";

        public override string Digest => "00";

        public override IReadOnlyList<string> Labels => ["car"];
    }

    private sealed class Named(string name, ConcurrentQueue<string> order) : Test
    {
        public override IReadOnlyList<Detection> Detect(Frame frame)
        {
            order.Enqueue(name);
            return [];
        }
    }

    private sealed class Seeing(Action<Frame> look) : Test
    {
        public override IReadOnlyList<Detection> Detect(Frame frame)
        {
            look(frame);
            return [];
        }
    }

    /// <summary>Looks until it is let go.</summary>
    private sealed class Gated : Test
    {
        private readonly ManualResetEventSlim _open = new();

        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => _open.Set();

        public override IReadOnlyList<Detection> Detect(Frame frame)
        {
            Entered.TrySetResult();
            _open.Wait(Stop);
            return [];
        }

        protected override void Dispose(bool disposing)
        {
            _open.Set();
            base.Dispose(disposing);
        }
    }

    /// <summary>Takes three at once; the score says which picture it was.</summary>
    private sealed class Batching(object key, ConcurrentQueue<int> sizes) : Test
    {
        public double? Bad { get; init; }

        public override int LargestBatch => 3;

        public override object BatchKey => key;

        public override IReadOnlyList<Detection> Detect(Frame frame) => frame.StreamTime.TotalSeconds == Bad
            ? throw new InvalidOperationException("bad picture")
            : [new Detection("car", (float)frame.StreamTime.TotalSeconds, new Box(0, 0, 1, 1))];

        public override IReadOnlyList<IReadOnlyList<Detection>> DetectAll(IReadOnlyList<Frame> frames)
        {
            sizes.Enqueue(frames.Count);
            return base.DetectAll(frames);
        }
    }
}
