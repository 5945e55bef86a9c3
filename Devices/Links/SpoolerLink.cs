using EdgeGateway.Devices.Links.Windows;

namespace EdgeGateway.Devices.Links;

/// <summary>
/// A printer queue of Windows as a wire. What is written goes into one raw document until <see cref="Link.EndJobAsync"/>; then the queue
/// is watched for a moment, because it may know that the printer is offline. It never knows that paper came out.
/// </summary>
internal sealed class SpoolerLink : IDisposable
{
    private const int NoSuchPrinter = 1801;
    private const int NoAccess = 5;
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private readonly SpoolerCalls _calls;
    private readonly TimeProvider _clock;
    private readonly nint _printer;
    private int _job;

    private SpoolerLink(SpoolerCalls calls, nint printer, TimeProvider clock) => (_calls, _printer, _clock) = (calls, printer, clock);

    public static LinkOpening Open(string name, TimeProvider clock) => OperatingSystem.IsWindows()
        ? Open(name, clock, SpoolerCalls.System)
        : LinkOpening.Not(LinkProblem.Failed, "spooler: is the print queue of Windows; on Linux use usblp: or tcp://");

    internal static LinkOpening Open(string name, TimeProvider clock, SpoolerCalls calls)
    {
        var printer = calls.Open(name);
        if (printer == 0)
        {
            var error = calls.LastError();
            return LinkOpening.Not(error switch { NoSuchPrinter => LinkProblem.NotFound, NoAccess => LinkProblem.NoPermission, _ => LinkProblem.Failed }, $"OpenPrinter: {error}");
        }
        var queue = new SpoolerLink(calls, printer, clock);
        return LinkOpening.Opened(new Link(new SpoolerStream(queue.Write, clock), clock, owner: queue) { IsOneWay = true, EndJob = queue.EndAsync });
    }

    /// <summary>A document that was begun and not ended is still handed over: half a receipt is better than a stuck queue.</summary>
    public void Dispose()
    {
        if (_job != 0)
            _calls.EndDoc(_printer);
        _calls.Close(_printer);
    }

    private void Write(ReadOnlyMemory<byte> bytes)
    {
        if (_job == 0)
            _job = _calls.StartDoc(_printer, "EdgeGateway receipt");
        if (_job == 0)
            throw new IOException($"the print queue takes no document (error {_calls.LastError()})");
        if (_calls.Write(_printer, bytes) < bytes.Length)
            throw new IOException($"the print queue took only a part (error {_calls.LastError()})");
    }

    private async ValueTask<QueueState> EndAsync(CancellationToken stopping)
    {
        var job = _job;
        _job = 0;
        if (!_calls.EndDoc(_printer))
            throw new IOException($"the print queue did not take the document (error {_calls.LastError()})");
        var start = _clock.GetTimestamp();
        while (_calls.JobStatus(_printer, job) is { } bits)
        {
            var state = JobStatus.Read(bits);
            if (state != QueueState.Taken || _clock.GetElapsedTime(start) >= Watch)
                return state;
            await Task.Delay(Look, _clock, stopping).ConfigureAwait(false);
        }
        return QueueState.Taken;
    }
}
