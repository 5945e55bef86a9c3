using System.Globalization;
using EdgeGateway.Devices.BoxSensors;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Timelines;

/// <summary>Takes the numbers of one minute from the rooms that have them. What a box does not tell has no sample.</summary>
internal sealed class TimelineProbe : IDisposable
{
    private readonly HealthRegistry _health;
    private readonly JournalStore _journal;
    private readonly DeliveryOverview _delivery;
    private readonly BoxSensors _box;
    private readonly TimeProvider _clock;
    private readonly WorstStates _states = new();
    private long _longestCommit;

    public TimelineProbe(HealthRegistry health, JournalStore journal, DeliveryOverview delivery, BoxSensors box, TimeProvider clock)
    {
        (_health, _journal, _delivery, _box, _clock) = (health, journal, delivery, box, clock);
        health.Changed += _states.Note;
        journal.Committed += NoteCommit;
    }

    /// <summary>Everything since the last call.</summary>
    public IReadOnlyList<TimelineSample> Take()
    {
        var things = _health.All;
        var samples = new List<TimelineSample>(things.Count * 2);
        samples.AddRange(_states.Take(things).Select(one => new TimelineSample(TimelineKinds.State, one.Thing, one.Worst)));
        samples.AddRange(Destinations());
        samples.AddRange(things.Where(thing => thing.Kind == ThingKinds.Camera).SelectMany(camera => Fact(camera, "fps", TimelineKinds.FrameRate, camera.Id)));
        samples.AddRange(things.Where(thing => thing.Kind == ThingKinds.Journal).SelectMany(journal => Fact(journal, "freeBytes", TimelineKinds.Disk, "")));
        samples.Add(new(TimelineKinds.Memory, "", Environment.WorkingSet));
        if (_box.Read().Temperatures is { Count: > 0 } zones)
            samples.Add(new(TimelineKinds.Temperature, "", zones.Max(zone => zone.Celsius)));
        if (Interlocked.Exchange(ref _longestCommit, 0) is > 0 and var ticks)
            samples.Add(new(TimelineKinds.Commit, "", TimeSpan.FromTicks(ticks).TotalSeconds));
        return samples;
    }

    /// <summary>A write was on disk after this long. The look's own write counts too, so that a quiet night has a line.</summary>
    public void NoteCommit(TimeSpan took)
    {
        long known;
        do
            known = Interlocked.Read(ref _longestCommit);
        while (took.Ticks > known && Interlocked.CompareExchange(ref _longestCommit, took.Ticks, known) != known);
    }

    public void Dispose()
    {
        _health.Changed -= _states.Note;
        _journal.Committed -= NoteCommit;
    }

    private IEnumerable<TimelineSample> Destinations()
    {
        if (!_delivery.IsReady)
            return [];
        try
        {
            return [.. _delivery.All.SelectMany(one => new[] { new TimelineSample(TimelineKinds.Queue, one.Id, one.Queue), new(TimelineKinds.Lag, one.Id, Lag(one)) })];
        }
        catch (JournalUnavailableException)
        {
            // The journal's own band says so.
            return [];
        }
    }

    private double Lag(DestinationView one) => one.OldestWaiting is { } oldest ? Math.Max(0, (_clock.GetUtcNow() - oldest).TotalSeconds) : 0;

    private static IEnumerable<TimelineSample> Fact(ThingStatus thing, string fact, string what, string name) =>
        thing.Facts.TryGetValue(fact, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? [new(what, name, value)] : [];
}
