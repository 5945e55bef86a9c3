using System.Collections.Concurrent;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>Sends over one link from when it stands until it is lost. One loop, woken by answers, new events and its timer; it never polls.</summary>
internal sealed class SendLoop(JournalStore journal, DestinationBook book, DestinationOptions options, LinkMeter meter, Suspects suspects, DeliveryClock time)
{
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    private readonly ConcurrentQueue<(Parcel Parcel, Answer Answer)> _answers = [];
    private readonly Signal _wake = new();
    private readonly Outgoing _outgoing = new(journal, book, options, suspects, time);
    private readonly InFlight _inFlight = new(options.PublishTimeout, time.Clock);
    private readonly Pause _pause = new(time.Clock);
    private readonly List<long> _unanswered = [];
    private Task? _more;
    private bool _suspectOut;

    /// <summary>After the link was lost: what was on its way.</summary>
    public IReadOnlyList<long> Unanswered => _unanswered;

    /// <summary>Returns when the link is lost or this box stops; what was not answered by then stays in the journal.</summary>
    public async Task<LinkLoss> RunAsync(ILink link, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var timer = time.Clock.CreateTimer(_ => _wake.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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
                    timer.Change(NextLook(link), Timeout.InfiniteTimeSpan);
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
        if (_inFlight.Count >= Places(link) || _pause.Left() > TimeSpan.Zero || !_outgoing.TryNext(_inFlight.Count > 0, out var parcel))
            return false;
        if (_inFlight.Contains(parcel.Event.Seq))
            return true;
        _inFlight.Add(parcel.Event.Seq);
        _suspectOut = suspects.Contains(parcel.Event.Seq);
        meter.InFlight = _inFlight.Count;
        _ = SendAsync(link, parcel);
        return true;
    }

    private int Places(ILink link) => _pause.OnTrial || _suspectOut || suspects.OneByOne ? 1 : link.Window;

    private async Task SendAsync(ILink link, Parcel parcel)
    {
        var sent = time.Clock.GetTimestamp();
        var answer = await link.SendAsync(parcel);
        if (answer.Verdict is not null)
            meter.Answered?.Invoke(time.Clock.GetElapsedTime(sent));
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
        _inFlight.Remove(parcel.Event.Seq);
        if (answer.Verdict is not null)
        {
            _suspectOut = false;
            suspects.Answered(parcel.Event.Seq);
            if (answer.Personal is { } fields)
                book.Provided(parcel.Event.Seq, fields, time.Clock.GetUtcNow());
        }

        var verdict = answer.Verdict == Verdict.NoSubscriber && options.AcceptNoSubscriber ? Verdict.Delivered : answer.Verdict;
        switch (verdict)
        {
            case Verdict.NoSubscriber or Verdict.BackOff or Verdict.Alarm:
                _pause.Hit(answer.Wait);
                meter.Refusal = answer;
                _outgoing.PutBack(parcel);
                return;
            case null:
                _unanswered.Add(parcel.Event.Seq);
                if (parcel.Again)
                    book.SendAgain(new RangeSet([new SeqRange(parcel.Event.Seq, parcel.Event.Seq)]));
                return;
        }

        // Whatever else it says of this event, the platform is at work again.
        _pause.Succeeded();
        meter.Refusal = null;
        if (verdict == Verdict.Retry && _outgoing.Retries.TryAdd(parcel.Event))
            return;
        _outgoing.Retries.Done(parcel.Event.Seq);
        if (verdict == Verdict.Delivered)
            book.Acknowledge(parcel.Event.Seq, time.Clock.GetUtcNow());
        else
            book.SetAside(parcel.Event, answer, time.Clock.GetUtcNow());
    }

    /// <summary>True when a new event came between looking and listening.</summary>
    private bool ListenForMore(ILink link, CancellationToken ended)
    {
        if (_more is { IsCompleted: false } || _inFlight.Count >= Places(link) || _pause.OnTrial)
            return false;
        _more = journal.WaitForMoreAsync(_outgoing.LivePosition, ended).AsTask();
        if (_more.IsCompleted)
            return true;
        _ = _more.ContinueWith(_ => _wake.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return false;
    }

    /// <summary>When to look without being woken: the oldest answer is late, a pause ends, the backlog's throttle lets one through.</summary>
    private TimeSpan NextLook(ILink link)
    {
        var late = _inFlight.Left();
        var more = _pause.OnTrial ? _pause.Left() : _outgoing.Left();
        if (_inFlight.Count >= Places(link))
            more = null;
        var next = late is null || more < late ? more : late;
        // What became due since it was looked at is looked at again soon, not never.
        return next is null ? Timeout.InfiniteTimeSpan : next < Soon ? Soon : next.Value;
    }

    /// <summary>Waits a moment for what is on its way: at a stop for the platform's answers, after a loss for the calls to end.</summary>
    private async Task<LinkLoss> FinishAsync(ILink link)
    {
        using var limit = new CancellationTokenSource(LastAnswers, time.Clock);
        TakeAnswers();
        while (_inFlight.Count > 0 && !limit.IsCancellationRequested)
        {
            await _wake.WaitAsync(limit.Token).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            TakeAnswers();
        }

        meter.InFlight = 0;
        return link.Lost.IsCompleted ? await link.Lost : LinkLoss.Stopped;
    }
}
