using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Media;

/// <summary>
/// Brings the pictures of cases to one platform, each after the event that told of it, one at a time and throttled, over a way of its own: events never wait for
/// a picture. What is to go and what was confirmed is in the journal's file, so a restart goes on where it was.
/// </summary>
internal sealed partial class PictureLane(DestinationOptions options, DestinationBook book, MediaStore store, PictureSource source, IPictureRoad road, DeliveryClock time)
{
    /// <summary>Failures after which a picture is to blame, when others were taken meanwhile.</summary>
    private const int MostAttempts = 8;

    private const int Page = 100;
    private static readonly TimeSpan Cap = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AlarmPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RestAfter = TimeSpan.FromSeconds(30);

    /// <summary>A backlog of events that goes out must not make it look at every one of them.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    private readonly Signal _wake = new();
    private readonly ConnectSchedule _schedule = new(1, options.ReconnectCap ?? Cap, TimeSpan.Zero, time.Clock, time.Random);
    private readonly PictureFitter _fitter = new(options.Stills, source);
    private readonly Dictionary<long, long> _firstFailed = [];
    private long _taken;
    private long? _lookedTo;
    private volatile string? _lastError;
    private volatile StillsView _view = new(0, 0, 0);

    public required ILogger Log { get; init; }

    /// <summary>What a page shows; the last that is known while the journal cannot be read.</summary>
    public StillsView View
    {
        get
        {
            try
            {
                return _view = store.Summary(options.Id) with { LastError = _lastError };
            }
            catch (JournalUnavailableException)
            {
                // The journal itself says what is wrong.
                return _view;
            }
        }
    }

    /// <summary>Null when there is nothing to do for a person.</summary>
    public Trouble? Trouble => PictureTrouble.Of(options.Id, _lastError, View);

    /// <summary>The platform says what it lacks.</summary>
    public async Task TellAsync(ReadOnlyMemory<byte> receipt, string gatewayId)
    {
        try
        {
            if (PictureReceipt.Read(receipt.Span, gatewayId) is not { Missing.Count: > 0 } told)
                return;
            await store.LackedAsync(options.Id, [.. told.Missing.Select(one => (one.CaseId, one.Name))]);
            _wake.Set();
        }
        catch (JournalUnavailableException refused)
        {
            // The platform says it again.
            LogWaits(Log, options.Id, refused.Message);
        }
    }

    /// <summary>Refused ones go again.</summary>
    public async Task<int> AgainAsync()
    {
        var count = await store.AgainAsync(options.Id);
        _wake.Set();
        return count;
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        book.Changed += OnBook;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                try
                {
                    await OneRoundAsync(stopping);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    await PauseAsync(failure.Message, default, stopping);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            book.Changed -= OnBook;
            await road.DisposeAsync();
        }
    }

    private void OnBook(bool atOnce) => _wake.Set();

    private async Task OneRoundAsync(CancellationToken stopping)
    {
        var more = await TakeNewAsync();
        // Facts first: a picture goes when its event is with the platform.
        var next = store.Waiting(options.Id, Page).FirstOrDefault(row => book.IsSettled(row.Seq));
        if (next is not null)
            await SendAsync(next, stopping);
        else if (!more)
            await IdleAsync(stopping);
    }

    /// <summary>Puts the pictures of events the platform has in the queue.</summary>
    private async Task<bool> TakeNewAsync()
    {
        var (from, last) = (_lookedTo ??= store.Cursor(options.Id), store.LastSeq);
        var all = store.Tellers(from, Page);
        if (all.Count == 0)
            _lookedTo = Math.Max(from, last);
        var told = all.TakeWhile(one => book.IsSettled(one.Seq)).ToList();
        if (told.Count == 0)
            return false;
        var rows = told.Where(book.Filter.Takes).SelectMany(PictureEvents.Of).Where(row => options.Stills.Pictures.Contains(PictureKinds.Of(row.Name))).ToList();
        await store.EnqueueAsync(options.Id, told[^1].Seq, rows);
        _lookedTo = told[^1].Seq;
        return true;
    }

    private async Task SendAsync(PictureRow row, CancellationToken stopping)
    {
        var (file, limit) = (source.Read(row), options.Stills.MaxBytes);
        if (file.Bytes is null)
        {
            await DropAsync(row, file.Gone);
            return;
        }
        while (true)
        {
            var picture = _fitter.Fit(row, file.Bytes, limit);
            if (picture is null)
            {
                await RefuseAsync(row, "too-large", $"{row.Bytes} bytes, {limit} may be sent");
                return;
            }
            var answer = await road.SendAsync(picture, stopping);
            // Smaller and smaller, until it is taken or cannot be made smaller.
            if (answer.Verdict == PictureVerdict.TooLarge && _fitter.Smaller(picture) is { } smaller)
            {
                limit = smaller;
                continue;
            }
            await TakeAsync(picture, answer, stopping);
            return;
        }
    }

    private async Task TakeAsync(Picture picture, PictureAnswer answer, CancellationToken stopping)
    {
        var row = picture.Row;
        switch (answer.Verdict)
        {
            case PictureVerdict.Taken:
                await store.SettleAsync(options.Id, row, PictureStates.Delivered, PictureStates.Delivered, picture.IsSmaller ? $"sent with {picture.Bytes.Length} bytes" : "");
                (_taken, _lastError) = (_taken + 1, null);
                _firstFailed.Remove(row.Id);
                // What worked makes the next pause short again.
                _schedule.Connected();
                _schedule.Lost();
                break;
            case PictureVerdict.Refused:
                await RefuseAsync(row, "refused", answer.Reason);
                break;
            case PictureVerdict.TooLarge:
                await RefuseAsync(row, "too-large", answer.Reason);
                break;
            default:
                await FailAsync(row, answer, stopping);
                break;
        }
    }

    private async Task FailAsync(PictureRow row, PictureAnswer answer, CancellationToken stopping)
    {
        var guilty = _firstFailed.TryGetValue(row.Id, out var before) && _taken > before && row.Attempts + 1 >= MostAttempts;
        _firstFailed.TryAdd(row.Id, _taken);
        if (answer.Verdict == PictureVerdict.Later && guilty)
        {
            await RefuseAsync(row, "refused", answer.Reason);
            return;
        }
        if (answer.Verdict == PictureVerdict.Later)
            await store.FailedAsync(row, answer.Reason);
        await PauseAsync(answer.Reason, answer.Verdict == PictureVerdict.Alarm ? AlarmPause : default, stopping);
    }

    private async Task RefuseAsync(PictureRow row, string count, string reason)
    {
        LogRefused(Log, options.Id, row.Name, row.CaseId, reason);
        await store.SettleAsync(options.Id, row, PictureStates.Refused, count, reason);
    }

    private async Task DropAsync(PictureRow row, string reason)
    {
        LogDropped(Log, options.Id, row.Name, row.CaseId, reason);
        await store.SettleAsync(options.Id, row, PictureStates.Dropped, reason, reason);
    }

    private async Task PauseAsync(string reason, TimeSpan atLeast, CancellationToken stopping)
    {
        if (_lastError != reason)
            LogWaits(Log, options.Id, reason);
        _lastError = reason;
        await Task.Delay(_schedule.Lost(atLeast), time.Clock, stopping);
    }

    /// <summary>Until something changes; after a while the connection is given up.</summary>
    private async Task IdleAsync(CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var woken = _wake.WaitAsync(either.Token).AsTask();
        if (await Task.WhenAny(woken, Task.Delay(RestAfter, time.Clock, either.Token)) != woken)
            await road.RestAsync();
        await woken.WaitAsync(stopping);
        await Task.Delay(Breath, time.Clock, stopping);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Destination}: picture {Name} of case {Case} is refused ({Reason}); it stays on this box. Look at the destination's pictures")]
    private static partial void LogRefused(ILogger log, string destination, string name, Guid @case, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Destination}: picture {Name} of case {Case} will never be sent: {Reason}")]
    private static partial void LogDropped(ILogger log, string destination, string name, Guid @case, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Destination}: pictures wait ({Reason}); events are not held up, it is tried again by itself")]
    private static partial void LogWaits(ILogger log, string destination, string reason);
}
