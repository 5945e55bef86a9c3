using System.Collections.Concurrent;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>Sends over one link from when it stands until it is lost. One loop, woken by answers, new events and its timer; it never polls.</summary>
internal sealed class SendLoop(JournalStore journal, DestinationBook book, DestinationOptions options, LinkMeter meter, TimeProvider clock, Func<double> random)
{
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<(Parcel Parcel, Answer Answer)> _answers = [];
    private readonly Signal _wake = new();
    private readonly Outgoing _outgoing = new(journal, book, options, clock, random);
    private readonly InFlight _inFlight = new(options.PublishTimeout, clock);
    private readonly Pause _pause = new(clock);
    private Task? _more;

    /// <summary>Returns when the link is lost or this box stops; what was not answered by then stays in the journal.</summary>
    public async Task<LinkLoss> RunAsync(ILink link, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var timer = clock.CreateTimer(_ => _wake.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var stopped = stopping.Register(_wake.Set);
        _ = link.Lost.ContinueWith(_ => _wake.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        book.AgainAsked += _wake.Set;
        try
        {
            while (!link.Lost.IsCompleted && !stopping.IsCancellationRequested)
            {
                TakeAnswers();
                if (Send(link) || ListenForMore(link, ended.Token))
                    continue;
                if (_inFlight.Left() is { } left && left <= TimeSpan.Zero)
                    link.Abandon(new LinkLoss(LossKind.NoAcknowledgement, Verdict.BackOff, $"no acknowledgement within {options.PublishTimeout.TotalSeconds:0.#} s"));
                else
                    timer.Change(NextLook(), Timeout.InfiniteTimeSpan);
                await _wake.WaitAsync(CancellationToken.None);
            }
        }
        finally
        {
            book.AgainAsked -= _wake.Set;
            await ended.CancelAsync();
        }

        return await FinishAsync(link);
    }

    private bool Send(ILink link)
    {
        var window = _pause.OnTrial ? 1 : link.Window;
        if (_inFlight.Count >= window || _pause.Left() > TimeSpan.Zero || !_outgoing.TryNext(out var parcel))
            return false;
        if (_inFlight.Contains(parcel.Event.Seq))
            return true;
        _inFlight.Add(parcel.Event.Seq);
        meter.InFlight = _inFlight.Count;
        _ = SendAsync(link, parcel);
        return true;
    }

    private async Task SendAsync(ILink link, Parcel parcel)
    {
        var answer = await link.SendAsync(parcel.Event, parcel.Replay);
        _answers.Enqueue((parcel, answer));
        _wake.Set();
    }

    private void TakeAnswers()
    {
        while (_answers.TryDequeue(out var answered))
            Take(answered.Parcel, answered.Answer);
        meter.InFlight = _inFlight.Count;
    }

    private void Take(Parcel parcel, Answer answer)
    {
        var seq = parcel.Event.Seq;
        _inFlight.Remove(seq);
        var verdict = answer.Verdict == Verdict.NoSubscriber && options.AcceptNoSubscriber ? Verdict.Delivered : answer.Verdict;
        switch (verdict)
        {
            case Verdict.Delivered:
                _pause.Succeeded();
                _outgoing.Retries.Done(seq);
                meter.Refusal = null;
                book.Acknowledge(seq, clock.GetUtcNow());
                break;
            case Verdict.Retry when _outgoing.Retries.TryAdd(parcel.Event):
                break;
            case Verdict.Retry or Verdict.Quarantine:
                book.SetAside(parcel.Event, answer, clock.GetUtcNow());
                break;
            case Verdict.NoSubscriber or Verdict.BackOff or Verdict.Alarm:
                _pause.Hit();
                meter.Refusal = answer;
                _outgoing.PutBack(parcel);
                break;
            default:
                if (parcel.Again)
                    book.SendAgain(new RangeSet([new SeqRange(seq, seq)]));
                break;
        }
    }

    /// <summary>True when a new event came between looking and listening.</summary>
    private bool ListenForMore(ILink link, CancellationToken ended)
    {
        if (_more is { IsCompleted: false } || _inFlight.Count >= link.Window || _pause.OnTrial)
            return false;
        _more = journal.WaitForMoreAsync(_outgoing.LivePosition, ended).AsTask();
        if (_more.IsCompleted)
            return true;
        _ = _more.ContinueWith(_ => _wake.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return false;
    }

    private TimeSpan NextLook()
    {
        var next = Timeout.InfiniteTimeSpan;
        foreach (var left in (TimeSpan?[])[_inFlight.Left(), _pause.OnTrial ? _pause.Left() : _outgoing.Left()])
        {
            if (left is { } time && time > TimeSpan.Zero && (next == Timeout.InfiniteTimeSpan || time < next))
                next = time;
        }

        return next;
    }

    /// <summary>Waits a moment for what is on its way: at a stop for the platform's answers, after a loss for the calls to end.</summary>
    private async Task<LinkLoss> FinishAsync(ILink link)
    {
        using var limit = new CancellationTokenSource(LastAnswers, clock);
        TakeAnswers();
        while (_inFlight.Count > 0 && !limit.IsCancellationRequested)
        {
            await _wake.WaitAsync(limit.Token).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            TakeAnswers();
        }

        meter.InFlight = 0;
        return link.Lost.IsCompleted ? await link.Lost : new LinkLoss(LossKind.Stopped, Verdict.BackOff, "stopped");
    }
}
