using System.Diagnostics;

namespace EdgeGateway.Fuzz;

/// <summary>Feeds one parser. Works on a thread of its own, so that a parser that never returns is seen and named with its input.</summary>
internal sealed class FuzzRun(FuzzTarget target, long inputs, int seed, TimeProvider clock)
{
    private const int MostFindings = 5;
    private const int MostAnswers = 10_000;

    /// <summary>An input that takes longer hangs. Generous, because machines that run this are shared.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, Finding> _findings = new(StringComparer.Ordinal);
    private readonly HashSet<int> _answers = [];
    private volatile byte[] _current = [];
    private long _done;
    private TimeSpan _slowest;
    private long _mostAllocated;

    public async Task<FuzzResult> RunAsync()
    {
        var start = clock.GetTimestamp();
        var work = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await WatchAsync(work);
        var time = clock.GetElapsedTime(start);
        if (work.IsCompleted)
            await work;
        return new FuzzResult(target.Name)
        {
            Seeds = target.Seeds.Count,
            Inputs = Interlocked.Read(ref _done),
            Answers = _answers.Count,
            Time = time,
            Slowest = _slowest,
            MostAllocated = _mostAllocated,
            Findings = [.. _findings.Values],
        };
    }

    /// <summary>A thread cannot be ended from outside: one that hangs is left behind and the run goes on without this parser.</summary>
    private async Task WatchAsync(Task work)
    {
        var (seen, since) = (-1L, clock.GetTimestamp());
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(Look, clock, CancellationToken.None));
            var done = Interlocked.Read(ref _done);
            if (done != seen)
                (seen, since) = (done, clock.GetTimestamp());
            else if (!work.IsCompleted && clock.GetElapsedTime(since) > Patience)
            {
                Note($"no answer after {Patience.TotalSeconds:0} s", _current);
                return;
            }
        }
    }

    private void Work()
    {
        var mutator = new Mutator(target, new Random(seed));
        foreach (var known in target.Seeds)
            Try(known, mutator);
        while (_done < inputs && _findings.Count < MostFindings)
            Try(mutator.Next(), mutator);
    }

    private void Try(byte[] input, Mutator mutator)
    {
        _current = input;
        try
        {
            var answer = Feed(input, out var allocated);
            var allowed = target.AllocatesAlways + (target.AllocatesPerByte * input.Length);
            // The first time may have built tables that stay.
            if (allocated > allowed)
                answer = Feed(input, out allocated);
            _mostAllocated = Math.Max(_mostAllocated, allocated);
            if (allocated > allowed)
                Note("allocates more than its bound", input);
            if (_answers.Count < MostAnswers && _answers.Add(answer))
                mutator.Keep(input);
        }
        catch (Exception trouble)
        {
            Note($"{trouble.GetType().Name} in {PlaceOf(trouble)}", input);
        }
        Interlocked.Increment(ref _done);
    }

    private int Feed(byte[] input, out long allocated)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = clock.GetTimestamp();
        var answer = target.Feed(input);
        var took = clock.GetElapsedTime(start);
        _slowest = took > _slowest ? took : _slowest;
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return answer;
    }

    private void Note(string problem, byte[] input)
    {
        lock (_findings)
            _findings.TryAdd(problem, new Finding(problem, input));
    }

    private static string PlaceOf(Exception trouble) => new StackTrace(trouble).GetFrames()
        .Select(frame => frame.GetMethod())
        .Where(method => method?.DeclaringType?.FullName?.StartsWith("EdgeGateway.", StringComparison.Ordinal) == true)
        .Select(method => $"{(method!.DeclaringType!.DeclaringType ?? method.DeclaringType).Name}.{method.Name}")
        .FirstOrDefault() ?? "a library";
}
