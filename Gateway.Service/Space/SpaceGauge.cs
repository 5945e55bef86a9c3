using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Space;

/// <summary>Measures the room, for the worker, the page and the API.</summary>
internal sealed class SpaceGauge(SpaceSetup setup, JournalStore journal, SpaceStore store, DeliveryOverview delivery)
{
    /// <summary>A rate is the mean of so much of the past.</summary>
    private const long Window = 14 * 86_400;

    /// <summary>Measured over less than this it says nothing.</summary>
    private const long Shortest = 600;

    private readonly FolderSizes _folders = new(setup.DataDirectory, setup.Clock);
    private long _age;

    /// <summary>Delivery has read its books: what is delivered is known.</summary>
    public bool IsReady => delivery.IsReady;

    public IReadOnlyDictionary<string, long> Folders => _folders.Latest;

    public SpaceLimits Limits => setup.Limits;

    public SpaceReading Read()
    {
        var sizes = journal.Sizes();
        var waiting = Math.Min(sizes.Events, store.BytesFrom(delivery.NeededFrom));
        return new SpaceReading(sizes.Events, waiting, sizes.Free + sizes.Reusable);
    }

    public Budget Budget() => Space.Budget.Of(Read(), setup.Limits, RatePerDay());

    /// <summary>The worker tells how old the box is.</summary>
    public void Tick(long age)
    {
        Volatile.Write(ref _age, age);
        _folders.Refresh();
    }

    private double? RatePerDay()
    {
        var age = Volatile.Read(ref _age);
        if ((store.MarkAt(age - Window) ?? store.FirstMark()) is not { } then || age - then.Age < Shortest)
            return null;
        var bytes = journal.Sizes().Written - then.Written;
        return bytes < 0 ? null : bytes * 86_400.0 / (age - then.Age);
    }
}
