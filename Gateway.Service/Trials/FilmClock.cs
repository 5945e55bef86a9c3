using System.Globalization;

namespace EdgeGateway.Service.Trials;

/// <summary>Lets the wall clock of a trial go with the film, so that schedules count; spans of time are real ones.</summary>
/// <param name="real">Local time zone, timers and spans.</param>
/// <param name="start">When the film is taken to begin.</param>
internal sealed class FilmClock(TimeProvider real, DateTimeOffset start) : TimeProvider
{
    private long _film;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    /// <summary>How much of the film was seen.</summary>
    public TimeSpan Film
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _film));
        set => Volatile.Write(ref _film, value.Ticks);
    }

    /// <summary>A time of day on this box, like <c>2026-11-26T03:00</c>; null when it is none. One that a clock change leaves out is the next that exists.</summary>
    public static DateTimeOffset? Parse(string? text, TimeZoneInfo zone)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, out var local))
            return null;
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    public override DateTimeOffset GetUtcNow() => (start + Film).ToUniversalTime();

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);
}
