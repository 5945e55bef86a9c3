using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Timelines.Drawing;

/// <summary>A stretch of one state.</summary>
/// <param name="State">Worst of each of its slots.</param>
/// <param name="FirstSlot">Where it begins.</param>
/// <param name="Length">Slots.</param>
internal sealed record Band(ThingState State, long FirstSlot, int Length)
{
    /// <summary>Neighbouring slots of one state in one piece; a slot without samples ends a piece and is left empty.</summary>
    public static IReadOnlyList<Band> Of(TimelineSeries series)
    {
        var bands = new List<Band>();
        foreach (var point in series.Points)
        {
            if (WorstStates.Of(point.High) is not { } state)
                continue;
            if (bands is [.., var last] && last.State == state && last.FirstSlot + last.Length == point.Slot)
                bands[^1] = last with { Length = last.Length + 1 };
            else
                bands.Add(new Band(state, point.Slot, 1));
        }

        return bands;
    }
}
