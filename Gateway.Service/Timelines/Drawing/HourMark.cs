namespace EdgeGateway.Service.Timelines.Drawing;

/// <summary>A full hour on the axis.</summary>
/// <param name="Slot">Slots from the left edge.</param>
/// <param name="Hour">0, 6, 12 or 18, local time.</param>
public sealed record HourMark(long Slot, int Hour)
{
    private const int Every = 6;

    /// <summary>Every sixth hour of local time within the day.</summary>
    public static IReadOnlyList<HourMark> Of(TimelineDay day, TimeZoneInfo zone)
    {
        var marks = new List<HourMark>();
        for (var slot = day.FirstSlot; slot <= day.LastSlot; slot++)
        {
            var local = TimeZoneInfo.ConvertTime(TimelineDay.TimeOf(slot), zone);
            if (local.Hour % Every == 0 && local.Minute < TimelineDay.SlotMinutes)
                marks.Add(new HourMark(slot - day.FirstSlot, local.Hour));
        }

        return marks;
    }
}
