using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Timelines;

/// <summary>The worst state of every thing since the last look, so that a short outage between two looks is seen as well. Any thread.</summary>
internal sealed class WorstStates
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _worst = new(StringComparer.Ordinal);

    /// <summary>-1 switched off, 0 online, 1 starting, 2 degraded, 3 offline: the highest is the worst.</summary>
    public static int Number(ThingState state) => state == ThingState.Disabled ? -1 : (int)state;

    /// <summary>Back from <see cref="Number"/>; null for what no release ever wrote.</summary>
    public static ThingState? Of(double number) => number switch
    {
        -1 => ThingState.Disabled,
        >= 0 and <= (int)ThingState.Offline => (ThingState)(int)number,
        _ => null,
    };

    public void Note(ThingStatus status)
    {
        var number = Number(status.State);
        lock (_gate)
            _worst[status.Id] = Math.Max(number, _worst.GetValueOrDefault(status.Id, number));
    }

    /// <summary>The worst since the last call, of the things there are now.</summary>
    public IReadOnlyList<(string Thing, int Worst)> Take(IReadOnlyList<ThingStatus> now)
    {
        lock (_gate)
        {
            var taken = now.Select(thing => (thing.Id, Math.Max(Number(thing.State), _worst.GetValueOrDefault(thing.Id, -1)))).ToList();
            _worst.Clear();
            return taken;
        }
    }
}
