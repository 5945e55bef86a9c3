using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Space;

/// <summary>
/// Deletes what was decided, in small commits, so that a sale never waits behind it. What goes is looked up by a reader beforehand. The newest event
/// always stays: number and chain go on from it.
/// </summary>
internal sealed partial class SpaceBroom(JournalStore journal, SpaceStore store, DeliveryOverview delivery, IReadOnlyList<SpaceUser> users, ILogger<SpaceBroom> log)
{
    private const int Batch = 500;

    /// <summary>Deletes events every platform has, up to a number.</summary>
    public Task<Freed> AgeOutAsync(long upTo, IReadOnlyList<EventClass> classes, CancellationToken stopping) =>
        SweepAsync(History().Intersect(new RangeSet([new SeqRange(1, upTo)])), classes, long.MaxValue, null, stopping);

    /// <summary>Makes room by one step.</summary>
    /// <param name="step">From what.</param>
    /// <param name="bytes">How much is wanted.</param>
    /// <param name="reason">Why, for the count of losses.</param>
    /// <param name="stopping">Gives up.</param>
    public Task<Freed> FreeAsync(SpaceStep step, long bytes, SpaceReason reason, CancellationToken stopping) => step.What switch
    {
        SpaceWhat.History => SweepAsync(History(), step.Classes, bytes, null, stopping),
        SpaceWhat.Undelivered => SweepAsync(new RangeSet(delivery.Released().Gaps(1, journal.LastSeq - 1)), step.Classes, bytes, reason, stopping),
        _ => AskUsersAsync(step.Classes, bytes, reason, stopping),
    };

    private RangeSet History() => delivery.Released().Intersect(new RangeSet([new SeqRange(1, journal.LastSeq - 1)]));

    private async Task<Freed> SweepAsync(RangeSet where, IReadOnlyList<EventClass> classes, long bytes, SpaceReason? loss, CancellationToken stopping)
    {
        var all = default(Freed);
        foreach (var range in where.Ranges)
        {
            var from = range.From;
            while (all.Bytes < bytes && store.Find(range with { From = from }, classes, Batch) is { Count: > 0 } found)
            {
                var taken = Enough(found, bytes - all.Bytes);
                await journal.DeleteAsync(taken, loss is { } reason ? SpaceStore.Counting(reason, taken) : null, stopping);
                if (loss is not null)
                    delivery.Dropped(new RangeSet(taken.Select(one => new SeqRange(one.Seq, one.Seq))));
                all += new Freed(taken.Count, taken.Sum(one => one.Bytes));
                from = taken[^1].Seq + 1;
            }
        }

        return all;
    }

    private static List<KeptEvent> Enough(IReadOnlyList<KeptEvent> found, long bytes)
    {
        var taken = new List<KeptEvent>(found.Count);
        foreach (var one in found)
        {
            taken.Add(one);
            if ((bytes -= one.Bytes) <= 0)
                break;
        }

        return taken;
    }

    private async Task<Freed> AskUsersAsync(IReadOnlyList<EventClass> classes, long bytes, SpaceReason reason, CancellationToken stopping)
    {
        var all = default(Freed);
        foreach (var user in users.Where(user => classes.Contains(user.Class)).TakeWhile(_ => all.Bytes < bytes))
        {
            try
            {
                var freed = await user.FreeAsync(bytes - all.Bytes, stopping);
                if (freed.Count > 0)
                    await store.CountAsync(reason, user, freed, stopping);
                all += freed;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                LogUserRefused(user.Name, refused.Message);
            }
        }

        return all;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The disk is nearly full and the folder {Folder} cannot be tidied ({Reason}). Check the rights of the data directory")]
    private partial void LogUserRefused(string folder, string reason);
}
