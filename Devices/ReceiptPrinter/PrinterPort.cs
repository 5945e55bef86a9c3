using System.Threading.Channels;
using EdgeGateway.Devices.Links;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>Questions and answers on an open wire. One caller at a time.</summary>
internal sealed class PrinterPort(Link link, TimeProvider clock, PrinterTimes times)
{
    private const int MostAnswersKept = 64;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);
    private readonly StatusParser _parser = new();
    private readonly List<PrinterAnswer> _answers = [];
    private readonly byte[] _buffer = new byte[256];
    private bool _held;
    private int _owed;
    private PrinterStatus? _auto;

    /// <summary>Nothing ever comes back on this wire: asking is pointless.</summary>
    public bool IsOneWay => link.IsOneWay;

    /// <summary>Asks the subjects and puts their answers together. Null when one was not answered in time.</summary>
    public async Task<PrinterStatus?> StatusAsync(IReadOnlyList<StatusSubject> subjects, CancellationToken stopping)
    {
        var status = default(PrinterStatus);
        foreach (var subject in subjects)
        {
            if (await AskAsync(subject, stopping).ConfigureAwait(false) is not { } raw)
                return Announced();
            status = status.With(subject, raw);
        }
        if (status.Error && await AskAsync(StatusSubject.ErrorCause, stopping).ConfigureAwait(false) is { } cause)
            status = status.With(StatusSubject.ErrorCause, cause);
        return status;
    }

    // On wires other than serial the question may be stuck behind a full buffer while the printer stands still. What it said by itself
    // before (GS a) explains its silence then. On a serial line real-time questions always get through, so silence means silence.
    private PrinterStatus? Announced() => link.Baud is null && _auto is { CanPrint: false } stopped ? stopped : null;

    /// <summary>Sends a real-time command, whatever the printer says about its buffer. Answers to what it held will not come.</summary>
    public async Task SendNowAsync(ReadOnlyMemory<byte> bytes, CancellationToken stopping)
    {
        await link.WriteAsync(bytes, times.Write, stopping).ConfigureAwait(false);
        ForgetOwed();
    }

    /// <summary>The receipt is complete: a print queue may begin. Returns what the queue says about it.</summary>
    public ValueTask<QueueState> EndJobAsync(CancellationToken stopping) => link.EndJobAsync(stopping);

    /// <summary>DLE EOT. The answer does not name its subject, so a late one to an earlier question is thrown away first.</summary>
    public async Task<byte?> AskAsync(StatusSubject subject, CancellationToken stopping)
    {
        await CollectAsync(Glance, stopping).ConfigureAwait(false);
        _answers.RemoveAll(static answer => answer is PrinterAnswer.RealTime);
        await link.WriteAsync(EscPosCommands.RealTimeStatus(subject), times.Write, stopping).ConfigureAwait(false);
        var answer = await WaitAsync<PrinterAnswer.RealTime>(static _ => true, times.Answer, stopping).ConfigureAwait(false);
        return answer?.Raw;
    }

    /// <summary>Sends bytes no faster than the wire takes them, and not at all while the printer says XOFF.</summary>
    /// <returns>False when XON did not come in time; nothing was sent then.</returns>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stopping)
    {
        await CollectAsync(Glance, stopping).ConfigureAwait(false);
        var start = clock.GetTimestamp();
        while (_held)
        {
            var left = times.Write - clock.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                return false;
            await ReadAsync(left, stopping).ConfigureAwait(false);
        }
        await link.WriteAsync(bytes, times.Write, stopping).ConfigureAwait(false);
        if (link.Baud is { } baud)
            await CollectAsync(TimeSpan.FromSeconds(bytes.Length * 10.0 / baud), stopping).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// GS r 1. Its answer carries no id: one that is still owed from before (a receipt that waited for paper) is not taken for this
    /// one, because all that are owed must have come.
    /// </summary>
    public Task<bool> AskBufferedAsync(CancellationToken stopping)
    {
        _answers.RemoveAll(static answer => answer is PrinterAnswer.Buffered);
        _owed++;
        return SendAsync(EscPosCommands.BufferedStatus.ToArray(), stopping);
    }

    /// <summary>True when every GS r was answered within the time.</summary>
    public async Task<bool> IsBufferedAnsweredAsync(TimeSpan within, CancellationToken stopping) =>
        await WaitAsync<PrinterAnswer.Buffered>(_ => _owed == 0, within, stopping).ConfigureAwait(false) is not null;

    /// <summary>Answers to GS r that did not come by now never will: the printer lost its memory.</summary>
    public void ForgetOwed() => _owed = 0;

    /// <summary>The first fitting answer that comes within the time; others are kept for their own question. Null when none came.</summary>
    public async Task<T?> WaitAsync<T>(Func<T, bool> wanted, TimeSpan within, CancellationToken stopping)
        where T : PrinterAnswer
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            var place = _answers.FindIndex(answer => answer is T fitting && wanted(fitting));
            if (place >= 0)
            {
                var found = (T)_answers[place];
                _answers.RemoveAt(place);
                return found;
            }
            var left = within - clock.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || !await ReadAsync(left, stopping).ConfigureAwait(false))
            {
                _parser.Reset();
                return null;
            }
        }
    }

    /// <summary>Waits until a job is there, the printer says something by itself, or the time is up. A lost wire throws at once.</summary>
    public async Task IdleAsync(ChannelReader<PrintJob> jobs, TimeSpan within, CancellationToken stopping)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task job = jobs.WaitToReadAsync(enough.Token).AsTask();
        var read = link.ReadAsync(_buffer, within, enough.Token).AsTask();
        await Task.WhenAny(job, read).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        await job.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            Parse(await read.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return; // a job came first
        }
    }

    /// <summary>Gathers what the printer says for a while.</summary>
    private async Task CollectAsync(TimeSpan time, CancellationToken stopping)
    {
        var start = clock.GetTimestamp();
        for (var left = time; left > TimeSpan.Zero; left = time - clock.GetElapsedTime(start))
            await ReadAsync(left, stopping).ConfigureAwait(false);
    }

    private async Task<bool> ReadAsync(TimeSpan within, CancellationToken stopping)
    {
        var count = await link.ReadAsync(_buffer, within, stopping).ConfigureAwait(false);
        Parse(count);
        return count > 0;
    }

    private void Parse(int count)
    {
        foreach (var b in _buffer.AsSpan(0, count))
        {
            if (_parser.Next(b) is { } answer)
                Take(answer);
        }
    }

    private void Take(PrinterAnswer answer)
    {
        if (answer is PrinterAnswer.FlowControl flow)
        {
            _held = flow.Stop;
            return;
        }
        if (answer is PrinterAnswer.Auto auto)
        {
            _auto = auto.Status;
            return;
        }
        if (answer is PrinterAnswer.Buffered)
            _owed = Math.Max(0, _owed - 1);
        if (_answers.Count == MostAnswersKept)
            _answers.RemoveAt(0);
        _answers.Add(answer);
    }
}
